package uk.directly.payment;

import java.util.UUID;

/**
 * What a person types as the reference of a bank payment, so that it can be matched: 13 characters of the 18 that UK
 * banks carry, from the random end of the settlement's id, without letters that are mistaken for one another.
 */
final class PayReference {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final int BITS = 5;

    private PayReference() {}

    /** The reference of a settlement, always the same, e.g. {@code VISIT7K3M9Q2P}. */
    static String of(UUID settlementId) {
        StringBuilder text = new StringBuilder("VISIT");
        long bits = settlementId.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(LETTERS.charAt((int) (bits >>> (BITS * i)) & (LETTERS.length() - 1)));
        }
        return text.toString();
    }
}
