"""The only way out to the network (but for mail): `addresses` tells where an address leads, `client` goes there."""
