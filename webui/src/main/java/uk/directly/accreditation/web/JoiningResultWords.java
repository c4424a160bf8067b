package uk.directly.accreditation.web;

import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.model.Fault;
import uk.directly.web.FormErrors;

/** What each refusal is called on a page, where nothing that was typed is lost. */
final class JoiningResultWords {
    private JoiningResultWords() {}

    static FormErrors errors(JoiningResult result) {
        return switch (result) {
            case JoiningResult.Invalid invalid -> {
                FormErrors errors = FormErrors.NONE;
                for (Fault fault : invalid.faults()) {
                    errors = errors.and(fault.field(), fault.message());
                }
                yield errors;
            }
            case JoiningResult.NoFile none -> FormErrors.one("file", "The file is no longer there. Choose it again");
            case JoiningResult.NotAsked none ->
                FormErrors.one("", "This isn’t asked of you any more. What you gave before is kept");
            case JoiningResult.WrongState left ->
                FormErrors.one("", "You have left. Begin again first: what was accepted before still counts");
            case JoiningResult.Missing missing -> FormErrors.one("", "Some things are still missing");
            default -> throw unexpected(result);
        };
    }

    static IllegalStateException unexpected(JoiningResult result) {
        return new IllegalStateException("It never comes to " + result);
    }
}
