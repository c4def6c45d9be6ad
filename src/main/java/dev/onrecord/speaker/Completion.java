package dev.onrecord.speaker;

/**
 * Whom a bare surname means.
 *
 * @param name the full name
 * @param evidence why, in a reader's words
 */
public record Completion(String name, String evidence) {}
