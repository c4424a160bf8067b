package uk.crooked.upper.inside;

/** Not for other modules. */
public record Secret(String word) {}
