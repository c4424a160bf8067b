package uk.directly.rate;

/**
 * One number of a rate card.
 *
 * @param purpose what the number is
 * @param engagement whose it is; of a pay guide always {@link CardEngagement#EMPLOYED}
 */
public record RateCell(Purpose purpose, CardEngagement engagement, Band band) {
    public RateCell {
        if (purpose == Purpose.PAY_GUIDE && engagement != CardEngagement.EMPLOYED) {
            throw new IllegalArgumentException("Only employed personal assistants have a pay guide");
        }
    }

    /** What an hour of this kind should earn an employed personal assistant. */
    public static RateCell payGuide(Band band) {
        return new RateCell(Purpose.PAY_GUIDE, CardEngagement.EMPLOYED, band);
    }

    /** What the budget funds. */
    public static RateCell base(CardEngagement engagement, Band band) {
        return new RateCell(Purpose.BASE, engagement, band);
    }

    /** Its name in forms, e.g. {@code base-employed-bank-holiday}. */
    public String slug() {
        return purpose == Purpose.PAY_GUIDE
                ? purpose.slug() + "-" + band.slug()
                : purpose.slug() + "-" + engagement.slug() + "-" + band.slug();
    }

    /** The two numbers that a card may have. */
    public enum Purpose {
        /** What an employed personal assistant should earn. */
        PAY_GUIDE,
        /** What the budget funds, on-costs included. */
        BASE;

        /** As it stands in the database. */
        public String slug() {
            return this == PAY_GUIDE ? "pay-guide" : "base";
        }
    }
}
