using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace ScheduleFlow.Core.Links;

/// <summary>Collects, node by node, what the first representation of a DASH manifest inherits and states.</summary>
internal sealed partial class DashReading
{
    private readonly List<string> _bases = [];
    private readonly HashSet<string> _baseLevels = [];
    private readonly Stack<string> _open = new();
    private string? _initialization;
    private string? _media;
    private string? _source;
    private string? _number;
    private string? _time;
    private string? _representation;
    private string? _bandwidth;
    private bool _isDynamic;
    private bool _hasTimeline;
    private bool _isSingleFile;
    private bool _inBase;

    public bool IsManifest { get; private set; }

    public bool HasPeriod { get; private set; }

    /// <summary>Whether the first representation, or the first Period without any, has ended.</summary>
    public bool IsDone { get; private set; }

    public DashManifest Result
    {
        get
        {
            var first = _initialization ?? Media() ?? _source;
            var isKnown = first is not null || _isSingleFile || _baseLevels.Contains("Representation");
            return new DashManifest(_bases, first is null ? null : Filled(first), isKnown);
        }
    }

    public void Take(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                var parent = _open.Count == 0 ? "" : _open.Peek();
                Begin(xml, parent);
                if (!xml.IsEmptyElement)
                {
                    _open.Push(xml.LocalName);
                }
                else
                {
                    End(xml.LocalName);
                }

                break;

            case XmlNodeType.EndElement:
                End(_open.Pop());
                break;

            case XmlNodeType.Text or XmlNodeType.CDATA when _inBase:
                _bases.Add(xml.Value.Trim());
                _inBase = false;
                break;

            default:
                break;
        }
    }

    private void Begin(XmlReader xml, string parent)
    {
        switch (xml.LocalName)
        {
            case "MPD" when parent.Length == 0:
                IsManifest = true;
                _isDynamic = xml.GetAttribute("type") == "dynamic";
                break;

            case "Period" when parent == "MPD":
                HasPeriod = true;
                break;

            // Several on one level are alternatives: the first counts.
            case "BaseURL":
                _inBase = _baseLevels.Add(parent);
                break;

            case "Representation":
                _representation = xml.GetAttribute("id");
                _bandwidth = xml.GetAttribute("bandwidth");
                break;

            // An inner one overrides what it states, and inherits the rest.
            case "SegmentTemplate":
                _initialization = xml.GetAttribute("initialization") ?? _initialization;
                _media = xml.GetAttribute("media") ?? _media;
                _number = xml.GetAttribute("startNumber") ?? _number;
                break;

            case "SegmentTimeline":
                (_hasTimeline, _time) = (true, null);
                break;

            case "S" when parent == "SegmentTimeline" && _time is null:
                _time = xml.GetAttribute("t") ?? "0";
                break;

            case "Initialization" or "RepresentationIndex":
                _source ??= xml.GetAttribute("sourceURL");
                break;

            case "SegmentURL":
                _source ??= xml.GetAttribute("media");
                break;

            case "SegmentBase":
                _isSingleFile = true;
                break;

            default:
                break;
        }
    }

    private void End(string name)
    {
        _inBase &= name != "BaseURL";
        IsDone |= name is "Representation" or "Period";
    }

    // The first segment of a live stream depends on the time, unless there is a timeline.
    private string? Media()
    {
        var dependsOnTime = _isDynamic && !_hasTimeline && _media?.Contains('$', StringComparison.Ordinal) == true;
        return dependsOnTime ? null : _media;
    }

    /// <summary>$RepresentationID$, $Bandwidth$, $Number%05d$, $Time$ and $$ (5.3.9.4.4).</summary>
    private string Filled(string template) => Identifier().Replace(template, match =>
    {
        var value = match.Groups["name"].Value switch
        {
            "RepresentationID" => _representation,
            "Bandwidth" => _bandwidth,
            "Number" => _number ?? "1",
            "Time" => _time ?? "0",
            _ => "$",
        };
        var width = match.Groups["width"].ValueSpan;
        return (value ?? "").PadLeft(width.IsEmpty ? 0 : int.Parse(width, CultureInfo.InvariantCulture), '0');
    });

    [GeneratedRegex(
        @"\$(?<name>RepresentationID|Bandwidth|Number|Time|SubNumber|)(%0(?<width>[0-9]{1,2})[diuxX])?\$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier();
}
