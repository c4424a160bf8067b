package uk.directly.intake.rest;

import java.util.Map;
import uk.directly.intake.IntakeRefusal;
import uk.directly.intake.IntakeResult;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Refusals as problems. */
final class IntakeProblems {
    private IntakeProblems() {}

    /** What was done, or the problem. */
    static <T> IntakeResult.Done<T> done(IntakeResult<T> result) {
        return switch (result) {
            case IntakeResult.Done<T> done -> done;
            case IntakeResult.Refused<T> refused -> throw problem(refused.why());
        };
    }

    private static Problem problem(IntakeRefusal why) {
        return switch (why) {
            case IntakeRefusal.NotFound none -> Problem.of(ProblemType.NOT_FOUND, why.words());
            case IntakeRefusal.WrongDay day -> Problem.invalid("figuresOn", day.words());
            case IntakeRefusal.BeforeFigures day -> Problem.invalid("on", day.words());
            case IntakeRefusal.Unreadable files ->
                Problem.invalid(files.faults().stream()
                        .map(fault -> new Problem.FieldError(fault.sheet().slug(), fault.message()))
                        .toList());
            case IntakeRefusal.WrongState wrong -> state(why, wrong.state().slug(), Map.of());
            case IntakeRefusal.MakerIsChecker none -> Problem.of(ProblemType.NOT_ALLOWED, why.words());
            case IntakeRefusal.NoControl none -> state(why, "checked", Map.of("why", "no-control"));
            case IntakeRefusal.ControlDiffers none -> state(why, "checked", Map.of("why", "control-differs"));
            case IntakeRefusal.BadRows bad -> state(why, "checked", Map.of("why", "bad-rows", "badRows", bad.count()));
            case IntakeRefusal.NothingNew none -> state(why, "checked", Map.of("why", "nothing-new"));
            case IntakeRefusal.GoneLive live -> state(why, "live", Map.of("live", live.count()));
            case IntakeRefusal.NotReady unready ->
                state(why, "parallel", Map.of("why", "not-ready", "rows", unready.rows()));
            case IntakeRefusal.NothingReady none -> state(why, "parallel", Map.of("why", "nothing-ready"));
            case IntakeRefusal.KeyReused none -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, why.words());
            case IntakeRefusal.InProgress none -> Problem.of(ProblemType.REQUEST_IN_PROGRESS, why.words());
        };
    }

    private static Problem state(IntakeRefusal why, String state, Map<String, ?> more) {
        Map<String, Object> members = new java.util.HashMap<>(more);
        members.put("state", state);
        return Problem.of(ProblemType.WRONG_STATE, why.words(), members);
    }
}
