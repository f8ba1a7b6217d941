using System.Xml;

namespace ScheduleFlow.Core.Formats.TvGuideXml;

/// <summary>The element names of a TVGuide document, around events.</summary>
internal static class XmlNames
{
    /// <summary>The element that keeps unknown attributes and children.</summary>
    public const string Extras = "extras";

    private const string NamespaceOfDeclarations = "http://www.w3.org/2000/xmlns/";

    public static bool IsEvent(string name) => Is(name, "event") || Is(name, "item");

    public static bool IsSchedule(string name) => Is(name, "schedule") || Is(name, "tvguide") || Is(name, "playlist");

    public static bool IsMetadata(string name) => Is(name, "metadata");

    /// <summary>Whether the element only holds events.</summary>
    public static bool IsContainer(string name) => Is(name, "events") || Is(name, "items");

    /// <summary>What every export writes anew, so that it need not be kept from an import.</summary>
    public static bool IsWrittenAnew(string name) =>
        Is(name, "id") || Is(name, "source") || Is(name, "imported") || Is(name, "generated")
        || Is(name, "event_count") || Is(name, "content_hash") || Is(name, "schedule_count") || Is(name, "total_events");

    /// <summary>Whether the attribute that the reader stands on declares a prefix.</summary>
    public static bool IsNamespaceDeclaration(XmlReader attribute) => attribute.NamespaceURI == NamespaceOfDeclarations;

    public static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
