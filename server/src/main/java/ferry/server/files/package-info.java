/// Files over HTTP: from a path to a resource to a response.
///
/// # Hello
///
/// [StaticFiles] is what others use, with a [SinglePage] or [SiteRules] around it for some, beside others in
/// [Mounts]. It is a handler like any other:
///
/// ```java
/// Path site = Files.createDirectories(Path.of("target", "site"));
/// Files.writeString(site.resolve("index.html"), "<h1>Hello</h1>");
/// Handler files = StaticFiles.serving(site);
/// Response page = files.handle(Request.get("/"));
/// ```
///
/// # The way of a request
///
/// ```text
///   "/docs/a%20b.html"
///          │
///     RequestPath ─────────► malformed: 400     no name: 404
///          │ Names[/docs/a b.html]
///      FileMemory ─────────► kept, and still the same: straight to Negotiation
///          │
///     DocumentRoot ────────► another name: 301     nothing: 404, or 404.html
///          │ RegularFile                           Folder
///          │                                    Listing ─► 200, in a ListingFormat
///          │ Variants: as it is, Siblings, gzip
///     Negotiation
///          │ Representation
///     FileResponses
///          │
///          ├─ Preconditions ► 304, 412
///          ├─ RangeRequest ─► 416
///          └─ Content ──────► 200, 206: bytes at hand, or a FileBody that reads while it is sent;
///                             several ranges become a Multipart
/// ```
///
/// What is in the middle is pure: [RequestPath], [AcceptedCodings], [Preconditions], [RangeRequest],
/// [Multipart], [EntityTags], [MediaTypes] and [ListingPage] are functions from values to values, and so are
/// [RedirectRules] and [HeaderRules]. Only [DocumentRoot], [CleanUrls], [Siblings], [Fingerprint], [FolderVigil],
/// [FileState], [FileContent], [FileBody], [OpenFiles], [RealPath], [OpenFolder], [Listing] and [RuleFile] touch the
/// disk.
///
/// # Nothing leaves the root
///
/// A path is cut into segments first and each is decoded once, so no spelling of `..` or of a slash survives as
/// a name. What the names lead to is then asked for its real path, which has to lie in the root.
///
/// What was checked is what is opened, even where somebody may write into the root and exchanges a folder for a
/// link in between: a [RealPath] is gone down from the root name by name, each looked up in the folder that the
/// one before has opened ([OpenFolder]), and none of them may be a link. That holds for each look at a file, for
/// its content and for listings. Where the system has no such calls (Windows), or where links may lead outside
/// anyway, there remains that moment.
///
/// # Every answer is fresh
///
/// Length, tag and date come from one look at the file, and after it was opened (or read, when it is small) it
/// is looked at again: had it changed, the request starts over. So a tag never stands beside the bytes of
/// another state. [FileMemory] keeps small files, but each answer from it costs a look at the disk, which says
/// that the file is the same to the last bit; and every ten seconds one at its folder ([FolderVigil]), which says
/// that it still stands where it did. Larger ones stay open while they are asked for ([OpenFiles]), under the
/// same look, and responses share them ([SharedFile]). A large file that changes later, while it is sent, ends the
/// connection if it has become too short for what was promised.
///
/// # Codings
///
/// A file may be had in several codings, and each is a representation of its own with its own tag: what a build
/// has put beside it, and gzip made here. [Negotiation] says who gets which. Small files are compressed at once,
/// large ones while they are sent; either way the result is kept with the file, and the next request is answered
/// from memory.
///
/// # Clients ask each time
///
/// `Cache-Control: no-cache` does not forbid to keep a file, only to use it unasked: browsers show what is on
/// disk, and an unchanged file costs a 304. [StaticFiles#withCache] is for sites that are finished.
@NullMarked
package ferry.server.files;

import org.jspecify.annotations.NullMarked;
