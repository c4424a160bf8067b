package uk.directly.payment;

import java.net.URI;

/** What a rail said when it was asked for a page where a card pays. */
public sealed interface CheckoutAnswer {

    /**
     * It is there.
     *
     * @param reference the page's id at the rail
     * @param page where it is
     */
    record Opened(String reference, URI page) implements CheckoutAnswer {}

    /**
     * There is none, and nothing is taken.
     *
     * @param code the rail's own code
     */
    record Refused(String code) implements CheckoutAnswer {}

    /**
     * Nobody knows. No money moves by that: nobody was shown the page.
     *
     * @param reason what happened, in a few words
     */
    record Unknown(String reason) implements CheckoutAnswer {}
}
