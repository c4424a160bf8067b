package uk.directly.payment.model;

import java.time.LocalDate;

/**
 * Money that left an account, as a line of the bank's file shows it. Written to no log.
 *
 * @param row its number in the file, as people count them
 * @param day the day the bank gives
 * @param pence above zero
 * @param left whether the file says that the money went out; false where it doesn't say in which way it went
 * @param text all that stands in the line, as {@link #plain} writes it
 */
public record BankLine(int row, LocalDate day, long pence, boolean left, String text) {

    /**
     * Letters and digits only, in capitals, without those that people and banks mistake for one another: a reference is
     * found in it although somebody typed O for 0 or put spaces between.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(Character::toUpperCase)
                .filter(Character::isLetterOrDigit)
                .map(letter -> switch (letter) {
                    case 'O' -> '0';
                    case 'I', 'L' -> '1';
                    default -> letter;
                })
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    @Override
    public String toString() {
        return "BankLine[" + row + "]";
    }
}
