package uk.directly.register.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Place;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;
import uk.directly.register.Register;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * The register, or a part of it, for everybody.
 *
 * @param here this part's address
 * @param count how many there are, in a sentence
 * @param entries in order
 * @param next where the list goes on
 * @param views the other parts
 * @param filters to change
 */
public record RegisterPage(
        Frame frame,
        String council,
        String here,
        String count,
        List<Entry> entries,
        @Nullable String next,
        List<Link> views,
        Filters filters,
        FormErrors errors)
        implements Page {
    static final int SHOWN = 20;
    private static final List<Integer> MILES = List.of(1, 2, 3, 5, 10, 20, 50);

    /** One of the register. */
    public record Entry(
            String href,
            String name,
            String kind,
            String does,
            @Nullable String speaks,
            String since) {}

    /** Every filter, filled in; without kinds where the part says it. */
    public record Filters(
            String text,
            String near,
            List<Choice> distances,
            String distance,
            List<Choice> services,
            String service,
            List<Choice> languages,
            String language,
            List<Choice> kinds,
            String kind) {}

    /** What there is to choose from. */
    record Choices(List<Register.Kind> services, List<String> languages) {}

    static RegisterPage of(
            Viewer viewer,
            RegisterWanted wanted,
            @Nullable Place near,
            List<ProviderEntry> found,
            long count,
            Choices choices,
            FormErrors errors,
            LocalDate today) {
        RegisterView view = wanted.view();
        List<ProviderEntry> here = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        Frame frame = Frame.of(view.title(viewer.help().council()), viewer).under("/providers");
        return new RegisterPage(
                errors.isEmpty() ? frame : frame.withError(),
                viewer.help().council(),
                view.path(),
                count(wanted, near, count, errors),
                here.stream().map(entry -> entry(entry, today)).toList(),
                found.size() > SHOWN ? wanted.next(here.getLast().position()) : null,
                Arrays.stream(RegisterView.values())
                        .filter(other -> other != view)
                        .map(other -> new Link(
                                other == RegisterView.ALL ? "Everybody who has been checked" : other.title(""),
                                wanted.on(other).toString()))
                        .toList(),
                filters(wanted, choices),
                errors);
    }

    private static String count(RegisterWanted wanted, @Nullable Place near, long count, FormErrors errors) {
        if (!errors.isEmpty()) {
            return "Change what is marked below.";
        }
        String where = near == null
                ? ""
                : " within " + PublicWords.number(wanted.miles()) + (wanted.miles() == 1 ? " mile of " : " miles of ")
                        + near.name();
        if (count == 0) {
            return "There is nobody like that on the register" + where + ". Look further away, or leave something out.";
        }
        return count == 1
                ? "There is one on the register" + where + "."
                : "There are " + count + " " + wanted.view().many() + where + ".";
    }

    private static Entry entry(ProviderEntry entry, LocalDate today) {
        boolean more = entry.languages().stream().anyMatch(language -> !language.equals("English"));
        return new Entry(
                "/providers/" + entry.id(),
                entry.name(),
                PublicWords.kind(entry.kind()) + ". " + PublicWords.place(entry.distanceMiles(), entry.district()),
                entry.services().stream().map(ProviderEntry.Service::name).collect(Collectors.joining(", ")),
                more ? "Speaks " + String.join(", ", entry.languages()) : null,
                PublicWords.since(entry.accreditedOn(), today));
    }

    private static Filters filters(RegisterWanted wanted, Choices choices) {
        List<Choice> services = new ArrayList<>(List.of(Choice.of("", "Anything")));
        choices.services()
                .forEach(each -> services.add(Choice.of(each.slug(), each.part() ? "– " + each.name() : each.name())));
        List<Choice> languages = new ArrayList<>(List.of(Choice.of("", "Any")));
        choices.languages().forEach(each -> languages.add(Choice.of(each, each)));
        List<Choice> kinds = new ArrayList<>();
        if (wanted.view() == RegisterView.ALL) {
            kinds.add(Choice.of("", "Anyone"));
            Arrays.stream(ProviderKind.values())
                    .forEach(kind -> kinds.add(Choice.of(kind.slug(), PublicWords.kind(kind))));
        }
        List<Choice> distances = new ArrayList<>();
        if (MILES.stream().noneMatch(miles -> miles == wanted.miles())) {
            distances.add(miles(wanted.miles()));
        }
        MILES.forEach(miles -> distances.add(miles(miles)));
        return new Filters(
                wanted.answer(RegisterWanted.TEXT),
                wanted.answer(RegisterWanted.NEAR),
                distances,
                PublicWords.number(wanted.miles()),
                services,
                wanted.answer(RegisterWanted.SERVICE),
                languages,
                wanted.answer(RegisterWanted.LANGUAGE),
                kinds,
                wanted.answer(RegisterWanted.KIND));
    }

    private static Choice miles(double miles) {
        return Choice.of(PublicWords.number(miles), PublicWords.number(miles) + (miles == 1 ? " mile" : " miles"));
    }

    @Override
    public String template() {
        return "register/register";
    }
}
