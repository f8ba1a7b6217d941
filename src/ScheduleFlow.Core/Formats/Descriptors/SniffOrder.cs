namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>The order in which documents are recognised. M3U comes before JSON, because such lists may begin with anything.</summary>
internal static class SniffOrder
{
    /// <summary>A root element or first line that no other format has.</summary>
    public const int Named = 10;

    /// <summary>XML, whatever its root.</summary>
    public const int Markup = 20;

    /// <summary>A beginning that no other format has.</summary>
    public const int FirstLine = 30;

    /// <summary>A header that names columns.</summary>
    public const int Header = 40;

    public const int Manifest = 50;

    /// <summary>A tag anywhere in the first text.</summary>
    public const int Tag = 60;

    /// <summary>JSON or INI with something that no other format has.</summary>
    public const int Structure = 70;

    /// <summary>Any document of a kind.</summary>
    public const int Anything = 80;
}
