using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>What a schedule's object says around its events: its name, and unknown properties.</summary>
internal sealed class JsonScope
{
    /// <summary>Unknown text kept per schedule; more is dropped with a warning.</summary>
    public const int MaxExtras = 256 * 1024;

    private readonly List<(string Name, string Value)> _properties = [];
    private readonly List<(string Name, string Value)> _metadata = [];
    private string? _metadataName;
    private string? _name;
    private string? _metadataTitle;
    private string? _title;

    /// <summary>An event was found in it, so the sink knows it.</summary>
    public bool HasBegun { get; set; }

    public int KeptBytes { get; private set; }

    public string? Name => _metadataName ?? _name ?? _metadataTitle ?? _title;

    public void AddText(string property, string text, bool inMetadata)
    {
        var isName = JsonNames.Is(property, "name");
        _ = (isName, inMetadata) switch
        {
            (true, true) => _metadataName = text,
            (true, false) => _name = text,
            (false, true) => _metadataTitle = text,
            (false, false) => _title = text,
        };
    }

    /// <summary>Adds an unknown property; the value is JSON.</summary>
    public void AddProperty(string name, string value, bool inMetadata)
    {
        KeptBytes += name.Length + value.Length;
        (inMetadata ? _metadata : _properties).Add((name, value));
    }

    /// <summary>
    /// One object with the unknown properties, and with unknown metadata in its property <c>metadata</c>. Those of the
    /// object around it are included.
    /// </summary>
    public Extras? Extras(JsonScope? around)
    {
        KeepTitle();
        var properties = Merge(_properties, around?._properties);
        var metadata = Merge(_metadata, around?._metadata);
        if (properties.Count + metadata.Count == 0)
        {
            return null;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, ProblemJson.Compact))
        {
            writer.WriteStartObject();
            Write(writer, properties);
            if (metadata.Count > 0)
            {
                writer.WriteStartObject("metadata");
                Write(writer, metadata);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Schedules.Extras.Of(FormatNames.Json, Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    // A title next to a name is not the name, so it is kept as it is.
    private void KeepTitle()
    {
        if ((_metadataName ?? _name) is not null && (_metadataTitle ?? _title) is { } title)
        {
            _metadata.Insert(0, ("title", $"\"{JsonEncodedText.Encode(title, ProblemJson.Compact.Encoder)}\""));
        }
    }

    private static List<(string Name, string Value)> Merge(
        List<(string Name, string Value)> ours,
        List<(string Name, string Value)>? around) =>
        around is null ? ours : [.. around.Where(theirs => !ours.Exists(own => own.Name == theirs.Name)), .. ours];

    private static void Write(Utf8JsonWriter writer, List<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(value, skipInputValidation: true);
        }
    }
}
