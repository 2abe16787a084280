/**
 * The PostgreSQL that comes with Leporello: its programs, its data directory, its start and its end. It owns no tables
 * and knows nothing of what is kept in them; an external PostgreSQL has no use for this package.
 *
 * <pre>
 * DATA/leporello.lock               one Leporello a directory; holds the pid of the process that has it
 * DATA/postgres/binaries/&lt;sha256&gt;/  PostgreSQL's programs, unpacked from the archive with that sum
 * DATA/postgres/cluster/data/       what initdb made and the server keeps
 * DATA/postgres/cluster/password    of the superuser, for its owner's eyes only
 * DATA/postgres/cluster/port        the port of 127.0.0.1 it used last
 * DATA/postgres/cluster/log/        a file for each day of the week
 * </pre>
 */
@NullMarked
package io.leporello.postgres;

import org.jspecify.annotations.NullMarked;
