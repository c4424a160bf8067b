package uk.directly.rate;

/** What pricing answers: a price, or which band has no rate. */
public sealed interface Priced permits Price, Priced.NoRate {

    /**
     * Some of the time lies in a band that the rates don't have: it isn't offered then.
     *
     * @param band the first such band
     */
    record NoRate(Band band) implements Priced {}
}
