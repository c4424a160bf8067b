package uk.directly.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Why a step with an intake is not done. */
public sealed interface IntakeRefusal {

    /** In a sentence for officers, with what to do. */
    String words();

    /** There is no such intake, or no such row of it, in this council. */
    record NotFound() implements IntakeRefusal {
        @Override
        public String words() {
            return "There is nothing with this id here. It may have been undone.";
        }
    }

    /** The day can't be the day of the old system's figures. */
    record WrongDay(String words) implements IntakeRefusal {}

    /** Files that can't be read as a whole. */
    record Unreadable(List<SheetFault> faults) implements IntakeRefusal {
        /** Copies the list. */
        public Unreadable {
            faults = List.copyOf(faults);
        }

        @Override
        public String words() {
            return faults.getFirst().message();
        }
    }

    /** It is somewhere where this can't be done. */
    record WrongState(IntakeState state) implements IntakeRefusal {
        @Override
        public String words() {
            return switch (state) {
                case CHECKED -> "Another officer has to accept it first.";
                case ACCEPTED -> "It is accepted already.";
                case UNDONE -> "It is undone: nothing of it is left. Send the files again.";
            };
        }
    }

    /** R92: who sent the files or wrote the control total never accepts them. */
    record MakerIsChecker() implements IntakeRefusal {
        @Override
        public String words() {
            return "You sent these files or wrote the control total, so another finance officer has to accept them.";
        }
    }

    /** Nobody has written down yet what the old system says of the whole. */
    record NoControl() implements IntakeRefusal {
        @Override
        public String words() {
            return "Write down the control total of the old system first.";
        }
    }

    /** The control total differs, and nobody has said why. */
    record ControlDiffers() implements IntakeRefusal {
        @Override
        public String words() {
            return "The control total differs from what was read. Mend the files, or write down why.";
        }
    }

    /** Some rows can't come in, and it was not said that the others may come without them. */
    record BadRows(int count) implements IntakeRefusal {
        @Override
        public String words() {
            return (count == 1 ? "1 row has an error." : count + " rows have errors.")
                    + " Mend the files, or say that the others come in without them.";
        }
    }

    /** There is nothing that is not here already. */
    record NothingNew() implements IntakeRefusal {
        @Override
        public String words() {
            return "There is nothing new in it: all of it is here already, or has an error.";
        }
    }

    /** Somebody has gone live, and a posting is never undone. */
    record GoneLive(int count) implements IntakeRefusal {
        @Override
        public String words() {
            return (count == 1 ? "1 award has" : count + " awards have")
                    + " gone live, and what is posted is never undone. The others can be undone one by one.";
        }
    }

    /** The figures are of a day before those of the intake. */
    record BeforeFigures(LocalDate figuresOn) implements IntakeRefusal {
        @Override
        public String words() {
            return "The intake has the figures of " + figuresOn + ". Give figures of that day or later.";
        }
    }

    /** Some of those who were to go live can't, so nobody has. */
    record NotReady(List<Unready> rows) implements IntakeRefusal {
        /** Copies the list. */
        public NotReady {
            rows = List.copyOf(rows);
        }

        @Override
        public String words() {
            return rows.getFirst().words()
                    + (rows.size() == 1 ? "" : " " + rows.size() + " are not ready, so nobody has gone live.");
        }
    }

    /** Nobody can go live now. */
    record NothingReady() implements IntakeRefusal {
        @Override
        public String words() {
            return "Nobody is ready: send figures of today first, and look at what differs.";
        }
    }

    /** R15: the key was used for something else. */
    record KeyReused() implements IntakeRefusal {
        @Override
        public String words() {
            return "This was sent with other content before. Begin again.";
        }
    }

    /** R15: the first request with this key is still running. */
    record InProgress() implements IntakeRefusal {
        @Override
        public String words() {
            return "The first request is still running. Look again in a moment.";
        }
    }

    /**
     * An award that can't go live now.
     *
     * @param why {@code not-parallel}, {@code not-compared}, {@code old-figures}, {@code own-figures}, {@code differs},
     *     {@code died}, {@code no-broker} or {@code award-meanwhile}
     */
    record Unready(UUID rowId, String why) {
        /** In a sentence. */
        public String words() {
            return switch (why) {
                case "not-parallel" -> "This has gone live already.";
                case "not-compared" -> "The old system’s figures of a later day are not here yet: send them first.";
                case "old-figures" -> "The figures are too old: send those of today.";
                case "own-figures" -> "You sent the latest figures, so another finance officer has to say yes to them.";
                case "differs" -> "The two accounts differ. Look into it, or write down why it is right.";
                case "died" -> "This person has died: undo this award.";
                case "no-broker" -> "The organisation that ran the fund may not run it any more.";
                case "award-meanwhile" -> "Somebody has recorded an award of this kind here meanwhile: undo this one.";
                default -> throw new IllegalArgumentException("No such reason: " + why);
            };
        }
    }
}
