/**
 * Carries articles through: tell them apart, find the quotes, hand them to an engine.
 *
 * <p>Its doors are {@link dev.onrecord.ingest.QuoteFinder} (an article in, its quotes out), {@link
 * dev.onrecord.ingest.CorpusFinder} (many articles, each telling of the others), {@link
 * dev.onrecord.ingest.RegistryFile} (registries of persons) and {@link
 * dev.onrecord.ingest.Ingester} (all the way into the index, and anew when the extractor has
 * changed). An article that comes again is the same one, and one that changed is its next edition
 * ({@link dev.onrecord.ingest.Outcome} says which). One bad article never stops the rest: it is
 * counted, named and explained in the report.
 */
@NullMarked
package dev.onrecord.ingest;

import org.jspecify.annotations.NullMarked;
