package uk.directly.starting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.FieldFault;
import uk.directly.council.FullPostcode;

/**
 * Somebody whom an officer adds.
 *
 * @param name in full, as on letters
 * @param firstName as others may call them
 * @param bornOn asked for at the first sign-in, and for nothing else
 * @param caseReference the council's own number, if any
 * @param address lines of the home address, without the postcode
 * @param isCarer whether the money is for their own needs as a carer
 */
public record NewPerson(
        String name,
        String firstName,
        LocalDate bornOn,
        @Nullable String caseReference,
        String address,
        String postcode,
        boolean isCarer) {
    private static final Pattern CASE = Pattern.compile("[A-Z0-9][A-Z0-9/-]{0,39}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 300;
    private static final int OLDEST = 120;

    /** Tidies what was typed. */
    public NewPerson {
        name = name.strip();
        firstName = firstName.strip();
        caseReference = caseReference == null || caseReference.isBlank()
                ? null
                : caseReference.strip().toUpperCase(Locale.ROOT);
        address = address.strip();
        postcode = FullPostcode.orTyped(postcode);
    }

    /** What is wrong, in the order of the fields. */
    List<FieldFault> faults(LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            faults.add(new FieldFault("name", "Give the full name, in at most 100 letters."));
        }
        if (firstName.isBlank() || firstName.length() > LONGEST_NAME) {
            faults.add(new FieldFault("firstName", "Give the first name, in at most 100 letters."));
        }
        if (bornOn.isAfter(today) || bornOn.isBefore(today.minusYears(OLDEST))) {
            faults.add(new FieldFault("bornOn", "Give the date of birth."));
        }
        if (caseReference != null && !CASE.matcher(caseReference).matches()) {
            faults.add(new FieldFault(
                    "caseReference", "A case reference has letters, digits, hyphens and slashes, at most 40."));
        }
        if (address.isBlank() || address.length() > LONGEST_ADDRESS) {
            faults.add(new FieldFault("address", "Give the address, in at most 300 letters."));
        }
        if (FullPostcode.of(postcode) == null) {
            faults.add(new FieldFault("postcode", "Give a full postcode, like M33 2AA."));
        }
        return faults;
    }
}
