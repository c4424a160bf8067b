package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Register", for officers: everyone who is or was on it, by name.
 *
 * @param providers a row each
 * @param next where the list goes on
 */
public record OfficersRegisterPage(
        Frame frame, Table providers, @Nullable String next) implements Page {

    static OfficersRegisterPage of(Frame frame, List<Entry> providers, @Nullable String next) {
        return new OfficersRegisterPage(
                frame,
                new Table(
                        "Providers, by name",
                        List.of(
                                Table.Column.text("Name"),
                                Table.Column.text("Kind"),
                                Table.Column.text("State"),
                                Table.Column.text("Place"),
                                Table.Column.text("Since")),
                        providers.stream()
                                .map(each -> Table.Row.to(
                                        "/queue/" + each.id(),
                                        each.name(),
                                        OfficerWords.kind(each.kind()),
                                        OfficerWords.state(each.state()),
                                        each.place(),
                                        each.accreditedOn() == null ? "" : DateWords.date(each.accreditedOn())))
                                .toList()),
                next);
    }

    @Override
    public String template() {
        return "accreditation/officersRegister";
    }
}
