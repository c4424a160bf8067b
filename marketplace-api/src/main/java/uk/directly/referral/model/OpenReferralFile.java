package uk.directly.referral.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.referral.DirectoryFormat;
import uk.directly.referral.DirectoryRow;
import uk.directly.referral.DirectoryUpload;

/**
 * A directory as Open Referral UK writes it: one service, a list of them, a page of a feed ({@code contents}), or an object
 * with a list of them ({@code services}); also places with their service, as {@code service_at_locations} answers.
 */
final class OpenReferralFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> LISTS =
            List.of("contents", "services", "service", "items", "service_at_locations");

    private OpenReferralFile() {}

    static DirectoryReader read(String text, String kind) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            return unreadable("This is no JSON: look at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".");
        }
        List<JsonNode> services = services(root);
        if (services == null) {
            return unreadable("There are no services in it. Send a service, a list of services, or a page of"
                    + " Open Referral UK with “contents”.");
        }
        if (services.size() > DirectoryUpload.MOST_ROWS) {
            return unreadable(DirectoryReader.tooMany());
        }
        List<DirectoryRow> rows = new ArrayList<>(services.size());
        for (JsonNode service : services) {
            rows.add(row(rows.size() + 1, service, kind));
        }
        return new DirectoryReader(DirectoryFormat.OPEN_REFERRAL, rows, null);
    }

    private static DirectoryReader unreadable(String fault) {
        return DirectoryReader.unreadable(DirectoryFormat.OPEN_REFERRAL, fault);
    }

    private static @Nullable List<JsonNode> services(JsonNode root) {
        if (root.isArray()) {
            return root.valueStream().toList();
        }
        // A service has a list of places, too: what has a name and a state of its own is one service.
        if ((root.has("name") && root.has("status")) || root.path("service").isObject()) {
            return List.of(root);
        }
        return LISTS.stream()
                .map(root::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .map(list -> list.valueStream().toList())
                .orElse(null);
    }

    private static DirectoryRow row(int number, JsonNode given, String kind) {
        boolean atPlace = given.path("service").isObject();
        JsonNode service = atPlace ? given.path("service") : given;
        Entry entry = new Entry(number, kind);
        if (!service.isObject()) {
            entry.reject("It is no service.");
            return entry.row();
        }
        String status = text(service, "status");
        entry.key(text(service, "id"));
        entry.name(text(service, "name"));
        if (status != null && !status.equals("active")) {
            entry.reject("Its status is “" + status + "”: only active services are taken.");
        }
        entry.organisation(text(service.path("organization"), "name"));
        entry.description(text(service, "description"));
        readPlace(entry, atPlace ? given.path("location") : location(service));
        entry.phone(phone(service));
        entry.website(text(service, "url"));
        entry.website(text(service.path("organization"), "website"));
        entry.ages(years(service, "minimum_age"), years(service, "maximum_age"));
        readTerms(entry, service);
        return entry.row();
    }

    private static JsonNode location(JsonNode service) {
        return service.path("service_at_locations").path(0).path("location");
    }

    private static void readPlace(Entry entry, JsonNode location) {
        JsonNode address = location.path("addresses").path(0);
        String street = text(address, "address_1");
        entry.address(
                street == null
                        ? null
                        : Stream.of(street, text(address, "address_2"), text(address, "city"))
                                .filter(java.util.Objects::nonNull)
                                .distinct()
                                .collect(Collectors.joining(", ")));
        entry.postcode(text(address, "postal_code"));
        entry.place(GridReference.of(text(location, "latitude"), text(location, "longitude")));
    }

    private static @Nullable String phone(JsonNode service) {
        return Stream.concat(
                        service.path("phones").valueStream(),
                        service.path("contacts")
                                .valueStream()
                                .flatMap(contact -> contact.path("phones").valueStream()))
                .map(phone -> text(phone, "number"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer years(JsonNode service, String name) {
        JsonNode age = service.path(name);
        return age.isNumber() ? (int) Math.round(age.asDouble()) : null;
    }

    /** Its terms name its kinds of support; the first says what it is. */
    private static void readTerms(Entry entry, JsonNode service) {
        List<JsonNode> terms = service.path("attributes")
                .valueStream()
                .map(attribute -> attribute.path("taxonomy_term"))
                .filter(JsonNode::isObject)
                .toList();
        for (JsonNode term : terms) {
            entry.service(text(term, "id"));
            entry.service(text(term, "name"));
        }
        if (!terms.isEmpty()) {
            entry.kind(text(terms.getFirst(), "name"));
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() || value.isNumber() ? Entry.line(value.asString()) : null;
    }
}
