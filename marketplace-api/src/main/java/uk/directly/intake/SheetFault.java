package uk.directly.intake;

/**
 * Why a whole file can't be read.
 *
 * @param message what to do, in a sentence
 */
public record SheetFault(Sheet sheet, String message) {}
