package uk.directly.register.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.directly.council.WorkingDays;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.register.ProviderFiles.RunningOut;
import uk.directly.register.ProviderFiles.Waiting;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class OfficerPagesTests {
    private static final Frame FRAME = Frame.of("Queue", RenderedPage.viewer(Navigation.ACCREDITATION));
    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final QueuePage.Deadline DEADLINE =
            new QueuePage.Deadline(10, new WorkingDays(Set.of()), LocalDate.of(2026, 12, 4));

    @Test
    void countsWorkingDaysAgainstTheTen() {
        Waiting late = new Waiting(ID, "Ben", "micro-provider", LocalDate.of(2026, 11, 16), 8, 3, 4, 1);
        Waiting recent = new Waiting(ID, "Chloe", "personal-assistant", LocalDate.of(2026, 12, 3), 8, 0, 8, 0);
        String text = RenderedPage.text(QueuePage.of(
                FRAME,
                List.of(late, recent),
                null,
                List.of(new Entry(ID, "Dan", ProviderKind.PERSONAL_ASSISTANT, ProviderState.DRAFT, "Sale", null)),
                List.of(),
                DEADLINE));

        assertThat(text)
                .contains("The longest has waited 14 working days of 10.")
                .contains("14 working days of 10, late")
                .contains("1 working day of 10 ")
                .contains("3 of 8 accepted, 4 to look at, 1 returned")
                .contains("Begun, and not sent yet")
                .contains("No check ends in the next 30 days.")
                .contains("comes with the next version");
    }

    @Test
    void saysThatNobodyWaits() {
        String text = RenderedPage.text(QueuePage.of(
                FRAME,
                List.of(),
                null,
                List.of(),
                List.of(new RunningOut(ID, "Ben", CheckName.INSURANCE, LocalDate.of(2026, 12, 6))),
                DEADLINE));

        assertThat(text)
                .contains("Nobody waits for an answer now.")
                .contains("1 check of providers on the register ends within 30 days.");
    }

    @Test
    void showsEachCheckWithWhatWasGivenAndWhoSawIt() {
        ProviderFile file = new ProviderFile(
                ID,
                "Chloe B.",
                ProviderKind.PERSONAL_ASSISTANT,
                ProviderState.APPLIED,
                "",
                "Sale",
                List.of("English"),
                List.of(),
                null,
                LocalDate.of(2026, 12, 3),
                null,
                true,
                List.of(
                        new Check(
                                CheckName.DBS,
                                true,
                                "enhanced",
                                Check.State.ACCEPTED,
                                "enhanced",
                                "Disclosure and Barring Service",
                                LocalDate.of(2026, 11, 1),
                                null,
                                "Sam Officer",
                                null,
                                false),
                        new Check(
                                CheckName.REFERENCES,
                                true,
                                null,
                                Check.State.RETURNED,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "One is a relative",
                                false)));

        assertThat(RenderedPage.text(FilePage.of(FRAME, file, DEADLINE.words(LocalDate.of(2026, 12, 3)))))
                .contains("waiting for an answer")
                .contains("1 working day of 10")
                .contains(
                        "Criminal record (DBS), enhanced accepted Disclosure and Barring Service 1 November 2026 has no end Sam Officer")
                .contains("References: One is a relative")
                .contains("never the certificate");
    }

    @Test
    void listsTheRegisterAndWhatRunsOut() {
        assertThat(RenderedPage.text(OfficersRegisterPage.of(
                        FRAME,
                        List.of(new Entry(
                                ID,
                                "Aisha K.",
                                ProviderKind.PERSONAL_ASSISTANT,
                                ProviderState.ACCREDITED,
                                "Sale",
                                LocalDate.of(2026, 1, 5))),
                        null)))
                .contains("Aisha K. personal assistant (PA) on the register Sale 5 January 2026");
        assertThat(RenderedPage.text(RunningOutPage.of(
                        FRAME,
                        List.of(new RunningOut(ID, "Ben", CheckName.INSURANCE, LocalDate.of(2026, 12, 3))),
                        LocalDate.of(2026, 12, 4))))
                .contains("Ben Public liability insurance 3 December 2026, ended");
    }
}
