package io.torouter.catalog.admin;

import io.torouter.snapshot.CatalogView;

/** What the admin API of a node tells of. */
public record AdminParts(CatalogView view, Origins origins, ConfigRecord config, NodesHeard nodes) {}
