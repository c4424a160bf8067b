package uk.directly.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the functions of {@code R__intake_functions.sql} answer; what an outcome doesn't name is null. */
record IntakeAnswer(
        String outcome,
        @Nullable Boolean replayed,
        @Nullable UUID id,
        @Nullable IntakeState state,
        @Nullable Integer count,
        @Nullable Integer live,
        @Nullable Integer left,
        @Nullable LocalDate figuresOn,
        @Nullable List<IntakeRefusal.Unready> rows,
        @Nullable Integer recorded,
        @Nullable Integer differing,
        @Nullable List<Rejected> rejected) {

    boolean isDone() {
        return outcome.equals("done");
    }

    boolean isReplayed() {
        return Boolean.TRUE.equals(replayed);
    }

    /** Why it was refused. */
    IntakeRefusal refusal() {
        return switch (outcome) {
            case "not-found" -> new IntakeRefusal.NotFound();
            case "wrong-state" -> new IntakeRefusal.WrongState(Objects.requireNonNull(state));
            case "not-allowed" -> new IntakeRefusal.MakerIsChecker();
            case "no-control" -> new IntakeRefusal.NoControl();
            case "control-differs" -> new IntakeRefusal.ControlDiffers();
            case "bad-rows" -> new IntakeRefusal.BadRows(number(count));
            case "nothing-new" -> new IntakeRefusal.NothingNew();
            case "gone-live" -> new IntakeRefusal.GoneLive(number(count));
            case "before-figures" -> new IntakeRefusal.BeforeFigures(Objects.requireNonNull(figuresOn));
            case "not-ready" -> new IntakeRefusal.NotReady(Objects.requireNonNull(rows));
            case "nothing-ready" -> new IntakeRefusal.NothingReady();
            case "idempotency-key-reused" -> new IntakeRefusal.KeyReused();
            case "request-in-progress" -> new IntakeRefusal.InProgress();
            default -> throw new IllegalStateException("The intake functions answered " + outcome);
        };
    }

    static int number(@Nullable Integer figure) {
        return Objects.requireNonNull(figure, "The intake functions left out a figure");
    }

    /** A row of figures that was not taken. */
    record Rejected(int row, String why) {
        String words() {
            return switch (why) {
                case "unknown" -> "Nobody with this case reference runs in parallel in this intake.";
                case "several" -> "This person has several awards: give the kind and the first day.";
                case "live" -> "This has gone live already: its account is here.";
                case "twice" -> "There are several rows for one award. Leave one.";
                default -> throw new IllegalArgumentException("No such reason: " + why);
            };
        }
    }
}
