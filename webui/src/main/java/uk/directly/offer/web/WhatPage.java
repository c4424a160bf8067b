package uk.directly.offer.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * Screen 1: what would you like help with?
 *
 * @param shortlist to what is kept in mind, if anything is
 * @param services in pictures and words
 * @param next where the words go, with the answers so far
 * @param text what was typed
 * @param anything where "anything" leads
 */
public record WhatPage(
        Frame frame, @Nullable Link shortlist, List<Service> services, Address next, String text, String anything)
        implements Page {
    @Override
    public String template() {
        return "offer/what";
    }

    /** A service: its picture, its name, and where choosing it leads. */
    public record Service(String picture, String name, String href) {}
}
