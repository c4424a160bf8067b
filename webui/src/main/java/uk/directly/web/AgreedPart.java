package uk.directly.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of what both sides agree to.
 *
 * @param heading "Cancelling"
 * @param paragraphs a sentence or two each
 * @param items of a list after them
 * @param after what follows the list
 */
public record AgreedPart(String heading, List<String> paragraphs, List<String> items, List<String> after) {

    /** The parts of the text as it is stored: separated by empty lines, each with a heading, "- " before list items. */
    public static List<AgreedPart> of(String text) {
        List<AgreedPart> parts = new ArrayList<>();
        for (String block : text.strip().split("\\n\\s*\\n", -1)) {
            List<String> lines = List.of(block.strip().split("\\n", -1));
            List<String> before = new ArrayList<>();
            List<String> items = new ArrayList<>();
            List<String> after = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("- ")) {
                    items.add(line.substring(2));
                } else {
                    (items.isEmpty() ? before : after).add(line);
                }
            }
            parts.add(
                    lines.size() == 1
                            ? new AgreedPart("", List.of(lines.getFirst()), List.of(), List.of())
                            : new AgreedPart(lines.getFirst(), before, items, after));
        }
        return parts;
    }
}
