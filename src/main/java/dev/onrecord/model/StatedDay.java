package dev.onrecord.model;

import java.time.LocalDate;

/**
 * A place where the narrative tells of a day.
 *
 * @param span the words, "on" left out
 * @param day the day they mean
 */
public record StatedDay(Span span, LocalDate day) {}
