package uk.directly.advert.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.offer.OfferService;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * The form of an advert.
 *
 * @param key makes a double click and Back the same advert
 * @param services what can be looked for
 * @param base what the council pays towards an hour
 */
public record AdvertFormPage(
        Frame frame,
        String back,
        String action,
        String key,
        AdvertForm form,
        List<Choice> services,
        List<Choice> genders,
        String base,
        FormErrors errors)
        implements Page {
    static AdvertFormPage of(
            Viewer viewer,
            String action,
            AdvertForm form,
            List<OfferService> services,
            String base,
            FormErrors errors) {
        Frame frame = Frame.of("Ask for support", viewer).under("/people");
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", "Choose")));
        services.forEach(service -> choices.add(Choice.of(service.slug(), service.name())));
        return new AdvertFormPage(
                errors.isEmpty() ? frame : frame.withError(),
                AdvertWords.MINE,
                action,
                form.id().toString(),
                form,
                choices,
                List.of(Choice.of("anybody", "Anybody"), Choice.of("female", "A woman"), Choice.of("male", "A man")),
                base,
                errors);
    }

    @Override
    public String template() {
        return "advert/form";
    }
}
