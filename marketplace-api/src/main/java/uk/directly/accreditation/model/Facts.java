package uk.directly.accreditation.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;

/**
 * What is given for a check: as much as this check needs and no more.
 *
 * @param issuer who made it out: an insurer, who gave the training
 * @param reference a policy's or a certificate's number, a share code, the CQC id
 * @param issuedOn the date that stands on it
 * @param expiresOn the last day on which it counts
 * @param document what shows who they are, or that they may work here
 * @param updateService of a DBS check: whether the council may look it up
 * @param agreed to the code of conduct
 */
public record Facts(
        @Nullable String issuer,
        @Nullable String reference,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        @Nullable String document,
        List<Referee> referees,
        boolean updateService,
        boolean agreed) {
    /** Nothing. */
    public static final Facts NONE = new Facts(null, null, null, null, null, List.of(), false, false);

    private static final Pattern CQC = Pattern.compile("1-[0-9]{5,14}");
    private static final int LONGEST_ISSUER = 200;
    private static final int LONGEST_REFERENCE = 100;
    private static final int OLDEST_YEARS = 60;
    private static final int FURTHEST_YEARS = 10;
    private static final int REFEREES = 2;

    public Facts {
        referees = List.copyOf(referees);
    }

    /** Somebody who knows their work, and how the council reaches them. */
    public record Referee(String name, String contact, String knows) {
        private static final int LONGEST = 100;

        boolean isWhole() {
            return !name.isBlank()
                    && !contact.isBlank()
                    && name.length() <= LONGEST
                    && contact.length() <= LONGEST
                    && knows.length() <= LONGEST;
        }
    }

    /** What is wrong with it; nothing: it can be given. */
    public List<Fault> faults(Asked asked, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (issuer != null && issuer.length() > LONGEST_ISSUER) {
            faults.add(new Fault("issuer", "Use at most 200 letters"));
        }
        if (reference != null && reference.length() > LONGEST_REFERENCE) {
            faults.add(new Fault("reference", "Use at most 100 letters and numbers"));
        }
        what(asked.check(), faults);
        issued(asked, today, faults);
        ends(asked.check(), today, faults);
        return List.copyOf(faults);
    }

    private void what(CheckName check, List<Fault> faults) {
        if (check == CheckName.CQC_REGISTRATION
                && (reference == null || !CQC.matcher(reference).matches())) {
            faults.add(new Fault("reference", "Enter the id as the Commission writes it, like 1-123456789"));
        }
        if (check == CheckName.CODE_OF_CONDUCT && !agreed) {
            faults.add(new Fault("agreed", "Read the code and tick that you agree to it"));
        }
        if (check == CheckName.REFERENCES
                && (referees.size() < REFEREES || !referees.stream().allMatch(Referee::isWhole))) {
            faults.add(new Fault(
                    "referees",
                    "Enter a name and a phone number or email address for two people, in at most 100 letters each"));
        }
    }

    private void issued(Asked asked, LocalDate today, List<Fault> faults) {
        boolean needed = switch (asked.check()) {
            case DBS, SAFEGUARDING_TRAINING, MENTAL_CAPACITY_ACT_TRAINING, ISF_CONTRACT -> true;
            default -> false;
        };
        Integer months = asked.validMonths();
        if (issuedOn == null) {
            if (needed) {
                faults.add(new Fault("checkedOn", "Enter the date, like 27 3 2026"));
            }
        } else if (issuedOn.isAfter(today) && asked.check() != CheckName.ISF_CONTRACT) {
            faults.add(new Fault("checkedOn", "Enter a date that isn’t in the future"));
        } else if (issuedOn.isBefore(today.minusYears(OLDEST_YEARS))
                || issuedOn.isAfter(today.plusYears(FURTHEST_YEARS))) {
            faults.add(new Fault("checkedOn", "Check the year of this date"));
        } else if (months != null
                && expiresOn == null
                && !issuedOn.plusMonths(months).isAfter(today)) {
            faults.add(
                    new Fault("checkedOn", "This is too old: it counts for " + length(months) + ". Do it again first"));
        }
    }

    private static String length(int months) {
        return months % 12 == 0 ? months / 12 + (months == 12 ? " year" : " years") : months + " months";
    }

    private void ends(CheckName check, LocalDate today, List<Fault> faults) {
        if (expiresOn == null) {
            if (check == CheckName.INSURANCE || check == CheckName.ISF_CONTRACT) {
                faults.add(new Fault("expiresOn", "Enter the last day, like 31 1 2027"));
            }
        } else if (!expiresOn.isAfter(today)) {
            faults.add(new Fault("expiresOn", "Enter a date after today: what has run out can’t be given"));
        } else if (expiresOn.isAfter(today.plusYears(FURTHEST_YEARS))) {
            faults.add(new Fault("expiresOn", "Check the year of this date"));
        } else if (issuedOn != null && !expiresOn.isAfter(issuedOn)) {
            faults.add(new Fault("expiresOn", "Enter a last day after the first one"));
        }
    }
}
