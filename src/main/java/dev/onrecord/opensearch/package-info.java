/**
 * The contract of searching on an OpenSearch cluster.
 *
 * <p>All that is known is in the cluster: any number of servers may stand in front of it, and each
 * may be stopped at any time. What is asked goes out as the JSON of OpenSearch's own documentation.
 */
@NullMarked
package dev.onrecord.opensearch;

import org.jspecify.annotations.NullMarked;
