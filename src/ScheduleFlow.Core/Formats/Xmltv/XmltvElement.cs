using System.Collections.Immutable;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// One element of XMLTV's DTD (version 1.2.1, https://github.com/XMLTV/xmltv, xmltv.dtd): what it may hold, and in which
/// order.
/// </summary>
internal sealed record XmltvElement(string Name)
{
    /// <summary>The <c>system</c> of a <c>url</c> that is the media's.</summary>
    public const string MediaSystem = "scheduleflow-media";

    /// <summary>The <c>system</c> of an <c>episode-num</c> that is the event's id, and of a <c>url</c> that is the channel's.</summary>
    public const string IdSystem = "scheduleflow-id";

    private static readonly XmltvAttribute Lang = new("lang");

    private static readonly XmltvElement Url = Text("url") with { Attributes = [new("system")] };

    private static readonly XmltvElement Icon = new("icon")
    {
        Attributes = [new("src") { IsRequired = true }, new("width"), new("height")],
    };

    private static readonly XmltvElement Image = Text("image") with
    {
        Attributes =
        [
            new("type") { Values = ["poster", "backdrop", "still", "person", "character"] },
            new("size") { Values = ["1", "2", "3"] },
            new("orient") { Values = ["P", "L"] },
            new("system"),
        ],
    };

    /// <summary>A <c>channel</c>, without its id.</summary>
    public static readonly XmltvElement Channel = new("channel") { Children = [InLanguage("display-name"), Icon, Url] };

    /// <summary>A <c>programme</c>, without the attributes of every event: start, stop, channel and clumpidx.</summary>
    public static readonly XmltvElement Programme = new("programme")
    {
        Attributes = [new("pdc-start"), new("vps-start"), new("showview"), new("videoplus")],
        Children =
        [
            InLanguage("title"),
            InLanguage("sub-title"),
            InLanguage("desc") with { HasLines = true },
            new("credits")
            {
                IsSingle = true,
                Children =
                [
                    .. People(
                        "director", "actor", "writer", "adapter", "producer",
                        "composer", "editor", "presenter", "commentator", "guest"),
                ],
            },
            Text("date") with { IsSingle = true },
            InLanguage("category"),
            InLanguage("keyword"),
            InLanguage("language") with { IsSingle = true },
            InLanguage("orig-language") with { IsSingle = true },
            Text("length") with
            {
                IsSingle = true,
                Attributes = [new("units") { IsRequired = true, Values = ["seconds", "minutes", "hours"] }],
            },
            Icon,
            Url,
            InLanguage("country"),
            Text("episode-num") with { Attributes = [new("system")] },
            new("video") { IsSingle = true, Children = [Single("present"), Single("colour"), Single("aspect"), Single("quality")] },
            new("audio") { IsSingle = true, Children = [Single("present"), Single("stereo")] },
            new("previously-shown") { IsSingle = true, Attributes = [new("start"), new("channel")] },
            InLanguage("premiere") with { IsSingle = true, MayBeEmpty = true },
            InLanguage("last-chance") with { IsSingle = true, MayBeEmpty = true },
            new("new") { IsSingle = true },
            new("subtitles")
            {
                Attributes = [new("type") { Values = ["teletext", "onscreen", "deaf-signed"] }],
                Children = [InLanguage("language") with { IsSingle = true }],
            },
            Rating("rating"),
            Rating("star-rating"),
            Text("review") with
            {
                HasLines = true,
                Attributes = [new("type") { IsRequired = true, Values = ["text", "url"] }, new("source"), new("reviewer"), Lang],
            },
            Image,
        ],
    };

    public ImmutableArray<XmltvAttribute> Attributes { get; init; } = [];

    /// <summary>In their required order.</summary>
    public ImmutableArray<XmltvElement> Children { get; init; } = [];

    /// <summary>It may hold text; if it has children too, in any order with them.</summary>
    public bool HasText { get; init; }

    /// <summary>Its text may have several lines.</summary>
    public bool HasLines { get; init; }

    /// <summary>Its parent may have at most one.</summary>
    public bool IsSingle { get; init; }

    /// <summary>It has a meaning without text.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The child that it must have.</summary>
    public string? RequiredChild { get; init; }

    /// <summary>The rank of a child in the order; -1: it may not be a child.</summary>
    public int RankOf(ReadOnlySpan<char> name)
    {
        for (var rank = 0; rank < Children.Length; rank++)
        {
            if (name.SequenceEqual(Children[rank].Name))
            {
                return rank;
            }
        }

        return -1;
    }

    private static XmltvElement Text(string name) => new(name) { HasText = true };

    private static XmltvElement InLanguage(string name) => Text(name) with { Attributes = [Lang] };

    private static XmltvElement Single(string name) => Text(name) with { IsSingle = true };

    private static XmltvElement Rating(string name) => new(name)
    {
        Attributes = [new("system")],
        Children = [Single("value"), Icon],
        RequiredChild = "value",
    };

    private static IEnumerable<XmltvElement> People(params string[] names) => names.Select(name => Text(name) with
    {
        Children = [Image, Url],
        Attributes = name == "actor" ? [new("role"), new("guest") { Values = ["no", "yes"] }] : [],
    });
}
