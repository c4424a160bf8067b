package uk.directly.accreditation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.accreditation.Asked;
import uk.directly.accreditation.CheckRule;
import uk.directly.accreditation.CheckRules;
import uk.directly.accreditation.InterestKind;
import uk.directly.accreditation.OfficerFile;
import uk.directly.accreditation.OfficerQueue;
import uk.directly.accreditation.QueueEntry;
import uk.directly.accreditation.QueueFilter;
import uk.directly.accreditation.Suspension;
import uk.directly.accreditation.Target;
import uk.directly.council.WorkingDays;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.register.ProviderFiles.RunningOut;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

class OfficerPagesTests {
    private static final Viewer VIEWER = RenderedPage.viewer(Navigation.ACCREDITATION);
    private static final Frame FRAME = Frame.of("Queue", VIEWER);
    private static final UUID OTHER = UUID.fromString("019a0000-0000-7000-8000-000000000002");
    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 4);
    private static final Target TARGET = new Target(10, new WorkingDays(Set.of()), TODAY);
    private static final OfficerQueue.Figures NOTHING = new OfficerQueue.Figures(0, 0, 0);

    @Test
    @DisplayName("R30 counts working days against the ten")
    void countsWorkingDaysAgainstTheTen() {
        String text = RenderedPage.text(queue(
                QueueChoice.NONE,
                List.of(
                        waiting("Ben", LocalDate.of(2026, 11, 16), false, 3, 4, 1),
                        waiting("Chloe", LocalDate.of(2026, 12, 3), true, 0, 8, 0),
                        waiting("Eve", LocalDate.of(2026, 12, 3), false, 7, 0, 1)),
                List.of(new OfficerQueue.Suspended(ID, "Zed", Instant.parse("2026-12-04T09:00:00Z"), 2, true)),
                new OfficerQueue.Figures(2, 1, 3)));

        assertThat(text)
                .contains("The longest has waited 14 working days of 10. 2 to join, 1 renewal.")
                .contains("14 working days of 10, late")
                .contains("1 working day of 10 ")
                .contains("a renewal")
                .contains("1 working day of 10, waits for the provider")
                .contains("3 of 8 accepted, 4 to look at, 1 returned")
                .contains("Begun, and not sent yet")
                .contains("Zed, suspended since 4 December 2026: 2 calls to make today, a second officer is wanted")
                .contains("3 checks of providers on the register end within 30 days, or have ended.");
    }

    @Test
    void saysThatNobodyWaits() {
        assertThat(RenderedPage.text(queue(QueueChoice.NONE, List.of(), List.of(), NOTHING)))
                .contains("Nobody waits for an answer now.")
                .contains("No check ends in the next 30 days.")
                .doesNotContain("calls to make");
    }

    @Test
    void keepsTheChoiceInTheAddress() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("kind", "organisation");
        query.add("what", "nonsense");
        query.add("hand", "me");
        query.add("late", "yes");
        query.add("after", "not-a-day");
        query.add("id", "1");
        QueueChoice choice = QueueChoice.of(query);

        assertThat(choice).isEqualTo(new QueueChoice("organisation", "", "me", true, null));
        assertThat(choice.filter(ID, TARGET))
                .isEqualTo(new QueueFilter(ProviderKind.ORGANISATION, null, ID, false, LocalDate.of(2026, 11, 19)));
        assertThat(choice.after(waiting("Ben", LocalDate.of(2026, 11, 16), false, 1, 1, 1)))
                .isEqualTo("/queue?kind=organisation&hand=me&late=yes&after=2026-11-16&id=" + ID);
        assertThat(RenderedPage.text(queue(choice, List.of(), List.of(), NOTHING)))
                .contains("Nobody of these waits.")
                .contains("Show everybody");
    }

    @Test
    @DisplayName("R30 shows what is asked beside what was given, with the referees to call")
    void showsSideBySide() {
        String text = RenderedPage.text(
                new ItemPages(pages(null), CheckName.REFERENCES).page(ItemForm.of(field -> ""), FormErrors.NONE, null));

        assertThat(text)
                .contains("It must be there")
                .contains("12 months from its date")
                .contains("Referee 1 Pat 0161 496 0001")
                .contains("letter.pdf (12 kB)")
                .contains("returned: One is a relative")
                .contains("Accept it")
                .contains("Or return it");
    }

    @Test
    void showsTheFile() {
        String text = RenderedPage.text(pages(null).page("Accepted."));

        assertThat(text)
                .contains("Accepted.")
                .contains("waiting for an answer")
                .contains("Priya Nair has it in hand, and decides. Take it over")
                .contains("These have to be accepted first: References")
                .contains("Asked to be on the register")
                .contains("Lee Officer: a relative or close friend")
                .doesNotContain("Put on the register");
    }

    @Test
    @DisplayName("R34 offers nothing to decide to who has an interest")
    void offersNothingToTheInterested() {
        String text = RenderedPage.text(pages(InterestKind.SELF).page(null));

        assertThat(text).contains("This is you. Another officer decides").doesNotContain("Take it over");
        assertThat(RenderedPage.html(pages(InterestKind.SELF).page(null))).doesNotContain("/checks/references");
    }

    @Test
    @DisplayName("R33, R106 the case says whom to call, and what a second officer is asked")
    void showsTheCase() {
        UUID holder = UUID.fromString("019a0000-0000-7000-8000-000000000009");
        Suspension suspension = new Suspension(
                ID,
                ID,
                "Zed",
                true,
                "A concern was raised",
                Instant.parse("2026-12-04T09:00:00Z"),
                "Priya Nair",
                null,
                null,
                null,
                null,
                new Suspension.Delay(
                        "The police asked",
                        OTHER,
                        "Priya Nair",
                        Instant.parse("2026-12-05T00:00:00Z"),
                        LocalDate.of(2026, 12, 10),
                        null,
                        null,
                        null),
                List.of(new Suspension.Call(
                        holder,
                        "Tom Shah",
                        "0161 496 0100",
                        "Priya Shah",
                        Instant.parse("2026-12-05T09:30:00Z"),
                        2,
                        null,
                        null,
                        null)));

        String mine = RenderedPage.text(
                new SuspensionPages(VIEWER, ID, suspension).page(null, FormErrors.NONE, holder, "Rang off"));
        assertThat(mine)
                .contains("1 person with visits to come: call each today.")
                .contains("Tom Shah 0161 496 0100 First visit Saturday 5 December, 9:30am, 2 visits to come")
                .contains("Rang off")
                .contains("hasn’t been told")
                .contains("I agree that they aren’t told yet");
        assertThat(RenderedPage.text(
                        new SuspensionPages(VIEWER, OTHER, suspension).page(null, FormErrors.NONE, null, "")))
                .doesNotContain("I agree")
                .contains("Tell them now");
    }

    @Test
    @DisplayName("R30 offers no more than a lawful level, and says what was asked before")
    void offersLawfulLevelsOnly() {
        CheckRule rule = new CheckRule(
                ID,
                false,
                ProviderKind.COMMUNITY,
                null,
                null,
                CheckName.DBS,
                Asked.MUST,
                "basic",
                null,
                List.of(30, 7),
                0,
                LocalDate.of(2020, 1, 1),
                null,
                null,
                null);
        CheckRuleForm.Key all = new CheckRuleForm.Key(ProviderKind.COMMUNITY, CheckName.DBS, null);
        CheckRuleForm.Key care = new CheckRuleForm.Key(ProviderKind.COMMUNITY, CheckName.DBS, OTHER);
        CheckRulesPages pages = new CheckRulesPages(VIEWER, TODAY);

        assertThat(RenderedPage.text(
                        pages.change(CheckRuleForm.of(all, rule, rule), null, List.of(rule), 21, FormErrors.NONE)))
                .contains("must be there, basic")
                .contains("From 1 January 2020: must be there, basic")
                .doesNotContain("Enhanced");
        assertThat(RenderedPage.text(pages.change(
                        CheckRuleForm.of(care, null, null),
                        new CheckRules.Offered(OTHER, "Personal care", true),
                        List.of(),
                        21,
                        FormErrors.NONE)))
                .contains("Enhanced")
                .contains("have 21 days for it")
                .contains("who offer Personal care");
    }

    @Test
    void saysWhatIsWrongWithARule() {
        CheckRuleForm form = CheckRuleForm.of(
                new CheckRuleForm.Key(ProviderKind.COMMUNITY, CheckName.DBS, null), field -> switch (field) {
                    case "asked" -> "must";
                    case "months" -> "a year";
                    case "reminders" -> "30, soon";
                    default -> "";
                });

        assertThat(form.errors().all())
                .extracting(FormErrors.Wrong::field)
                .containsExactly("level", "months", "reminders", "keep", "from");
    }

    private static QueuePage queue(
            QueueChoice choice,
            List<QueueEntry> waiting,
            List<OfficerQueue.Suspended> suspended,
            OfficerQueue.Figures figures) {
        return new QueuePages(TARGET, choice)
                .page(
                        FRAME,
                        waiting,
                        suspended,
                        figures,
                        List.of(new Entry(
                                ID, "Dan", ProviderKind.PERSONAL_ASSISTANT, ProviderState.DRAFT, "Sale", null)));
    }

    private static QueueEntry waiting(
            String name, LocalDate since, boolean renewal, long accepted, long given, long returned) {
        return new QueueEntry(
                ID,
                name,
                ProviderKind.MICRO_PROVIDER,
                renewal ? ProviderState.ACCREDITED : ProviderState.APPLIED,
                since,
                renewal,
                false,
                false,
                null,
                null,
                8,
                accepted,
                given,
                returned);
    }

    private static FilePages pages(@Nullable InterestKind interest) {
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
                List.of(new Check(
                        CheckName.REFERENCES,
                        true,
                        null,
                        Check.State.GIVEN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false)));
        OfficerFile more = new OfficerFile(
                "0161 496 0002",
                1,
                interest,
                OTHER,
                "Priya Nair",
                null,
                null,
                List.of("Gardening"),
                List.of(CheckName.REFERENCES),
                List.of(new OfficerFile.Rule(CheckName.REFERENCES, true, null, 12, 0, List.of())),
                List.of(
                        evidence(
                                "given", null, "{\"referees\": [{\"name\": \"Pat\", \"contact\": \"0161 496 0001\"}]}"),
                        evidence("returned", "One is a relative", "{}")),
                List.of(new OfficerFile.Event(Instant.parse("2026-12-03T09:00:00Z"), "Chloe B.", "applied", null)),
                List.of(new OfficerFile.Interest(
                        "Lee Officer", InterestKind.RELATIVE, Instant.parse("2026-12-03T09:00:00Z"))));
        return new FilePages(VIEWER, ID, file, more, TARGET);
    }

    private static OfficerFile.Evidence evidence(String state, @Nullable String reason, String details) {
        boolean open = reason == null;
        return new OfficerFile.Evidence(
                OTHER,
                CheckName.REFERENCES,
                state,
                null,
                null,
                null,
                null,
                null,
                Instant.parse("2026-12-03T09:00:00Z"),
                open ? null : Instant.parse("2026-12-03T10:00:00Z"),
                open ? null : "Sam Officer",
                reason,
                null,
                null,
                null,
                JsonMapper.builder().build().readTree(details),
                open ? List.of(new OfficerFile.File(OTHER, "letter.pdf", 12_000)) : List.of());
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
