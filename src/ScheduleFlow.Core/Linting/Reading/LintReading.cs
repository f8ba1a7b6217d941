using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Reading;

/// <summary>
/// Reads a document as an import does, but keeps what an import drops (duplicates, places, the order of the document),
/// and goes on where an import would stop.
/// </summary>
internal sealed class LintReading : IReadSink
{
    private readonly ReadingOptions _options;
    private readonly EventNormaliser _normaliser;
    private readonly ImmutableArray<LintedDocument.ReadNote>.Builder _notes = ImmutableArray.CreateBuilder<LintedDocument.ReadNote>();
    private readonly List<(List<LintedEvent> Events, OpenEnds OpenEnds)> _schedules = [];
    private int _events;

    private LintReading(IScheduleReader reader, ReadingOptions options)
    {
        _options = options;
        _normaliser = new EventNormaliser(options, reader, note => Add(UnreadableRule.Rule, note), AddWarning);
    }

    /// <summary>Reads a whole document. What cannot be read becomes a note, not a problem.</summary>
    public static LintedDocument Read(string source, Stream document, string format, ReadingOptions options)
    {
        LintReading? reading = null;
        ScheduleInput? input = null;
        Problem? problem;
        try
        {
            if (ScheduleFormats.Open(document, format).TryGet(out input, out problem))
            {
                reading = new LintReading(input.Reader, options);
                problem = input.Reader.Read(input.Stream, reading);
            }
        }
        catch (UnreadableException exception)
        {
            problem = exception.Problem; // a damaged packed document
        }

        ImmutableArray<LintedDocument.ReadNote> notes = reading is null ? [] : reading._notes.ToImmutable();
        if (problem is null
            && reading!._schedules.All(schedule => schedule.Events.Count == 0)
            && !notes.Any(note => note.Rule == UnreadableRule.Rule))
        {
            problem = new Problem(
                ErrorType.Validation,
                options.Channel is { } channel
                    ? $"The document has no events of channel “{channel}”."
                    : "The document holds no events.");
        }

        if (problem is not null)
        {
            notes = [.. notes, Note(UnreadableRule.Rule, problem.Message, problem.Place)];
        }

        return new LintedDocument
        {
            Source = source,
            Format = input?.Reader.Format,
            Schedules = reading is null ? [] : [.. reading.Finish(input!.Reader.IsGuide)],
            Notes = notes,
        };
    }

    public void BeginSchedule()
    {
        _schedules.Add(([], new OpenEnds()));
        _normaliser.Reset();
    }

    public void Name(string name) => TooLarge(SizeRule.OfName(name));

    public void Channel(ScheduleChannel channel) => TooLarge(SizeRule.Of(channel));

    public void ScheduleExtras(Extras extras) => TooLarge(SizeRule.OfSchedule(extras));

    public bool Event(RawEvent rawEvent)
    {
        if (_options.Channel is { } wanted && rawEvent.Channel?.Trim() != wanted)
        {
            return true;
        }

        if (++_events > Limits.MaxEvents)
        {
            var note = $"it has more than {Limits.MaxEvents:N0} events; the rest was not looked at";
            _notes.Add(new(UnreadableRule.Rule, note, rawEvent.Line, rawEvent.Column, null));
            return false;
        }

        if (_normaliser.Normalise(rawEvent, out var openEnd) is { } item)
        {
            var (events, openEnds) = _schedules[^1];
            events.Add(new LintedEvent(item, rawEvent.Line, rawEvent.Column));
            if (openEnd is not null)
            {
                openEnds.Add(item, openEnd);
            }
        }

        return true;
    }

    public void Warning(string message, Place? place = null) => _notes.Add(Note(ReadingRule.Rule, message, place));

    private static LintedDocument.ReadNote Note(LintRule rule, string message, Place? place) =>
        new(rule, message.TrimEnd('.'), place?.Line ?? 0, place?.Column ?? 0, null);

    private void TooLarge(string? what)
    {
        if (what is not null)
        {
            _notes.Add(Note(UnreadableRule.Rule, what, place: null));
        }
    }

    private void AddWarning(EventNote note) =>
        Add((note.Time & (TimeNotes.Fold | TimeNotes.Gap)) != 0 ? ClockChangeRule.Rule : ReadingRule.Rule, note);

    private void Add(LintRule rule, EventNote note)
    {
        var name = string.IsNullOrEmpty(note.Title) ? $"event {note.Event.Position}" : $"“{EventNote.Shorten(note.Title)}”";
        _notes.Add(new(rule, $"{name}: {note.Text}", note.Event.Line, note.Event.Column, note.Title));
    }

    private IEnumerable<LintedSchedule> Finish(bool isGuide)
    {
        foreach (var (events, openEnds) in _schedules.Where(schedule => schedule.Events.Count > 0))
        {
            // Open ends depend on what starts next; the places stay with their events.
            var inOrder = Enumerable.Range(0, events.Count).OrderBy(i => events[i].Event.Window.Start).ToArray();
            var resolved = Array.ConvertAll(inOrder, i => events[i].Event);
            openEnds.Resolve(resolved);
            for (var i = 0; i < inOrder.Length; i++)
            {
                events[inOrder[i]] = events[inOrder[i]] with { Event = resolved[i] };
            }

            yield return new LintedSchedule([.. events], isGuide);
        }
    }
}
