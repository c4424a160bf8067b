package uk.directly.register.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.register.ProviderEntry;
import uk.directly.register.ProviderKind;

/**
 * An entry in the words of schema.org, with nothing that its page doesn't show. A block of data runs nothing, so the content
 * security policy lets it pass; written so that no text in it can end the block.
 */
final class EntryData {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "@type";
    private static final String NAME = "name";

    private EntryData() {}

    static Content of(ProviderEntry entry) {
        String block =
                "<script type=\"application/ld+json\">" + safe(JSON.writeValueAsString(data(entry))) + "</script>";
        return output -> output.writeContent(block);
    }

    private static String safe(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static Map<String, Object> data(ProviderEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        boolean person = entry.kind() == ProviderKind.PERSONAL_ASSISTANT;
        data.put(TYPE, person ? "Person" : "Organization");
        data.put(NAME, entry.name());
        data.put("url", "/providers/" + entry.id());
        if (!entry.about().isBlank()) {
            data.put("description", entry.about());
        }
        if (person) {
            data.put("jobTitle", "Personal assistant");
        } else {
            data.put("areaServed", entry.district());
        }
        data.put("knowsLanguage", entry.languages());
        List<Map<String, Object>> offers = new ArrayList<>();
        for (ProviderEntry.Service service : entry.services()) {
            offers.add(Map.of(
                    TYPE,
                    "Offer",
                    "itemOffered",
                    Map.of(TYPE, "Service", NAME, service.name(), "areaServed", entry.district())));
        }
        if (!offers.isEmpty()) {
            data.put("makesOffer", offers);
        }
        return data;
    }
}
