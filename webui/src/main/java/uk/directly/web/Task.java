package uk.directly.web;

import org.jspecify.annotations.Nullable;

/**
 * A line of a task list.
 *
 * @param text what to do
 * @param hint how long it takes, or what is needed
 * @param href where it is done; null: not yet
 * @param status how far it is: "Done", "Next", "Can't start yet"
 * @param done whether it is finished
 */
public record Task(
        String text, @Nullable String hint, @Nullable String href, String status, boolean done) {}
