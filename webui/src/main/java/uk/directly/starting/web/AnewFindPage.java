package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/** Somebody can't sign in any more: who is it? */
public record AnewFindPage(Frame frame, String q, List<Link> people, String none) implements Page {
    @Override
    public String template() {
        return "starting/anewFind";
    }
}
