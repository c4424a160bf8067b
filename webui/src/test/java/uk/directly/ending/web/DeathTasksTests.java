package uk.directly.ending.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.AccountCheck.Open;
import uk.directly.ending.AccountCheck.What;
import uk.directly.web.Task;

class DeathTasksTests {
    @Test
    @DisplayName("R24 says of each task how far it is, as the data have it")
    void startsWithWhatIsOpen() {
        List<Task> tasks = tasks(2, 1, true, Ended.account(null, new Open(What.VISITS_TO_APPROVE, true, 1, 1_780)));

        assertThat(statuses(tasks))
                .containsExactly(
                        "On their pages",
                        "1 visit",
                        "Not needed",
                        "Not known yet",
                        "To be paid",
                        "Something is open",
                        "Can’t start yet");
        assertThat(tasks.get(0).hint()).contains("2 visits ended.").contains("on the pages of: Aisha K.");
        assertThat(tasks.get(5).href()).isEqualTo("/awards/00000000-0000-0000-0000-000000000007/closing");
    }

    @Test
    void leadsOnlyFinanceToTheClosing() {
        List<Task> tasks = tasks(0, 0, false, Ended.account(null));

        assertThat(tasks).allSatisfy(task -> assertThat(task.href()).isNull());
        assertThat(tasks.get(5).hint()).isEqualTo("Two finance officers do this");
        assertThat(statuses(tasks)).startsWith("Not needed", "Done").contains("Can be closed");
    }

    @Test
    @DisplayName("R24 waits for records, and for what is set aside")
    void waitsForOthers() {
        List<Task> tasks = tasks(
                0,
                0,
                true,
                Ended.account(
                        null,
                        new Open(What.VISITS_TO_RECORD, true, 1, 1_780),
                        new Open(What.SET_ASIDE, true, 1, 9_000)));

        assertThat(statuses(tasks)).contains("Waiting", "Set aside");
        assertThat(tasks.get(3).hint()).startsWith("£90.00 is set aside");
    }

    @Test
    @DisplayName("R24 nothing is paid before it is recorded as paid")
    void endsWithTheStatement() {
        assertThat(statuses(tasks(0, 0, true, Ended.account(Ended.closing("proposed", Ended.TO_PAY)))))
                .endsWith("1 to pay", "To be paid", "Waits for a second yes", "Can’t start yet");
        assertThat(statuses(tasks(0, 0, true, Ended.account(Ended.closing("done", Ended.TO_PAY)))))
                .endsWith("1 to pay", "To be paid", "Done", "Ready");
        assertThat(statuses(tasks(0, 0, true, Ended.account(Ended.closing("done", Ended.PAID)))))
                .endsWith("Paid", "Paid", "Done", "Ready");
    }

    private static List<Task> tasks(int ended, int toApprove, boolean finance, AccountCheck account) {
        return new DeathTasks(Ended.death(ended), List.of("Aisha K."), toApprove, List.of(account), finance).all();
    }

    private static List<String> statuses(List<Task> tasks) {
        return tasks.stream().map(Task::status).toList();
    }
}
