package uk.directly.register.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Said of everybody who is not on the register, whoever they are and whyever that is (R33, R40). */
public record NotOnRegisterPage(Frame frame) implements Page {
    static NotOnRegisterPage of(Viewer viewer) {
        return new NotOnRegisterPage(Frame.of("Not on the register now", viewer).under("/providers"));
    }

    @Override
    public String template() {
        return "register/notOnRegister";
    }
}
