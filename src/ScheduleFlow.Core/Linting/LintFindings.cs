using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting;

/// <summary>Collects findings: counts all, and keeps the first <see cref="Limits.MaxListed"/> of each rule and source.</summary>
/// <param name="settings">Which rules are on.</param>
/// <param name="baseline">Known findings, which are not reported; empty: none.</param>
internal sealed class LintFindings(LintSettings settings, IReadOnlySet<Fingerprint> baseline)
{
    private readonly Dictionary<Fingerprint, int> _alike = [];
    private readonly Dictionary<LintRule, int> _listedOfSource = [];
    private readonly List<LintFinding> _listed = [];
    private readonly Dictionary<LintRule, int> _counts = [];
    private string _source = "";
    private string _name = "";

    public IReadOnlyList<LintFinding> Listed => _listed;

    /// <summary>The number of findings of each rule, unlisted ones included, those of the baseline excluded.</summary>
    public IReadOnlyDictionary<LintRule, int> Counts => _counts;

    /// <summary>The number of findings that the baseline has.</summary>
    public int Known { get; private set; }

    public int Count(LintSeverity severity) => _counts.Where(rule => settings.SeverityOf(rule.Key) == severity).Sum(rule => rule.Value);

    public bool IsOn(LintRule rule) => settings.SeverityOf(rule) != LintSeverity.Off;

    /// <summary>Begins a source: the findings that follow are about it.</summary>
    public void Begin(string source)
    {
        _source = source;
        _name = source[(source.LastIndexOfAny(['/', '\\']) + 1)..];
        _listedOfSource.Clear();
    }

    /// <summary>Adds a finding about an event.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">The event and its place.</param>
    /// <param name="key">Tells it from other findings of the rule about the same event.</param>
    /// <param name="message">What is wrong.</param>
    public void Add(LintRule rule, LintedEvent at, string key, Func<string> message) =>
        Add(rule, Identity(at.Event) + "\n" + key, at.Line, at.Column, at.Event.Window.Start, at.Event, message);

    /// <summary>Adds a finding about a time that begins here.</summary>
    public void Add(LintRule rule, LintedEvent at, Instant start, Func<string> message) =>
        Add(rule, $"{at.Event.Channel}\n{start}", at.Line, at.Column, start, at.Event, message);

    /// <summary>Adds a finding about something that is not an event, or could not be read as one.</summary>
    public void Add(LintedDocument.ReadNote note)
    {
        var key = note.Message.Replace($"line {note.Line}", "line", StringComparison.OrdinalIgnoreCase);
        Add(note.Rule, key, note.Line, note.Column, null, null, () => note.Message, note.Title);
    }

    /// <summary>Counts findings that are not listed.</summary>
    public void AddUnlisted(LintRule rule, long count)
    {
        if (IsOn(rule) && count > 0)
        {
            _counts[rule] = (int)Math.Min(_counts.GetValueOrDefault(rule) + count, int.MaxValue);
        }
    }

    private static string Identity(ScheduleEvent item) => $"{item.Channel}\n{item.Title}\n{item.Window.Start}";

    private void Add(
        LintRule rule,
        string key,
        int line,
        int column,
        Instant? start,
        ScheduleEvent? item,
        Func<string> message,
        string? title = null)
    {
        if (!IsOn(rule))
        {
            return;
        }

        // Findings that are alike in every way are told apart by a number.
        var text = $"{rule.Id}\n{_name}\n{key}";
        var fingerprint = Fingerprint.Md5(Encoding.UTF8.GetBytes(text));
        var number = _alike[fingerprint] = _alike.GetValueOrDefault(fingerprint) + 1;
        if (number > 1)
        {
            fingerprint = Fingerprint.Md5(Encoding.UTF8.GetBytes($"{text}\n{number}"));
        }

        if (baseline.Contains(fingerprint))
        {
            Known++;
            return;
        }

        _counts[rule] = _counts.GetValueOrDefault(rule) + 1;
        var listed = _listedOfSource[rule] = _listedOfSource.GetValueOrDefault(rule) + 1;
        if (listed <= Limits.MaxListed)
        {
            _listed.Add(new LintFinding
            {
                Rule = rule,
                Severity = settings.SeverityOf(rule),
                Source = _source,
                Line = line,
                Column = column,
                Start = start,
                Channel = item?.Channel,
                Title = item?.Title ?? title,
                Message = message(),
                Fingerprint = fingerprint,
            });
        }
    }
}
