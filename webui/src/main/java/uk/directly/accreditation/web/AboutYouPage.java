package uk.directly.accreditation.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The first page of somebody whom nobody knows yet.
 *
 * @param listing the entry of the directory that they claim; empty: none
 */
public record AboutYouPage(Frame frame, String name, String phone, String listing, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "accreditation/aboutYou";
    }
}
