package uk.directly.council;

import java.util.UUID;

/**
 * A local authority: the tenant that every row belongs to.
 *
 * @param id its id, first in the key of every table that belongs to a council
 * @param slug its name in addresses
 * @param name as people know it
 * @param phone the number under Help on every page
 * @param textRelay the same number through Relay UK, for people who type instead of speak
 */
public record Council(UUID id, String slug, String name, String phone, String textRelay) {}
