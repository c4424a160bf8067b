package uk.directly.web;

import java.util.List;

/**
 * Answers that go together, in a question with many.
 *
 * @param heading what they have in common
 */
public record ChoiceGroup(String heading, List<Choice> choices) {
    /** Copies the choices. */
    public ChoiceGroup {
        choices = List.copyOf(choices);
    }
}
