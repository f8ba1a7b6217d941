namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// What a reader does not know, kept so that the same format writes it back.
/// </summary>
/// <param name="Json">A JSON object with the unknown properties, as UTF-16 text, or null.</param>
/// <param name="Xml">
/// One XML element named <c>extras</c> that carries the unknown attributes and holds the unknown child elements, or null.
/// </param>
/// <param name="M3u">
/// The unknown <c>#</c> lines that stood before the entry, separated by line feeds, or null. Unknown attributes of the
/// entry come first, as <c>#EXTINF: key="value"</c> without a duration; of a schedule, as <c>#EXTM3U key="value"</c>.
/// </param>
/// <param name="Xmltv">
/// One XML element named <c>extras</c> that carries attributes of the programme (and the languages of what the event
/// itself holds: <c>title-lang</c> …) and holds the rest of its children in the order of the DTD, or null.
/// </param>
/// <param name="Ffplayout">
/// A JSON object with the unknown properties of an item, and with <c>in</c>, <c>out</c> and <c>duration</c> where the
/// event's window does not say them, or null.
/// </param>
/// <param name="Csv">A JSON object of texts: the cells of the unknown columns by their names, or null.</param>
/// <param name="Ics">The unknown lines of a VEVENT or VCALENDAR, unfolded, separated by line feeds, or null.</param>
internal sealed record Extras(string? Json = null, string? Xml = null, string? M3u = null, string? Xmltv = null, string? Ffplayout = null, string? Csv = null, string? Ics = null);
