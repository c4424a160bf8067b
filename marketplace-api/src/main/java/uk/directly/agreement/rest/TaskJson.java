package uk.directly.agreement.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.EmployerTask;

/** A task of an employer (R83): {@code needed} ones stand before a first visit. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskJson(
        EmployerTask task,
        boolean needed,
        boolean done,
        @Nullable LocalDate doneOn,
        @Nullable LocalDate until,
        @Nullable String who) {

    static List<TaskJson> of(Agreement agreement) {
        return Arrays.stream(EmployerTask.values())
                .map(task -> agreement
                        .task(task)
                        .map(done -> new TaskJson(task, task.isNeeded(), true, done.doneOn(), done.until(), done.who()))
                        .orElseGet(() -> new TaskJson(task, task.isNeeded(), false, null, null, null)))
                .toList();
    }
}
