using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Importing;

/// <summary>
/// A document's bytes → schedules, checked and sorted (docs/import.md). One pass, one event at a time:
/// <code>
///   bytes ─(1)▶ reader ─(2)▶ raw event ─(3)▶ normalise, validate
///         ─(4)▶ drop duplicates ─(5)▶ sort, conflicts, gaps ─▶ draft
/// </code>
/// Validation does not stop at the first error: every event is checked, and nothing is imported unless all are right.
/// </summary>
internal sealed class ImportPipeline : IReadSink
{
    private readonly IScheduleReader _reader;
    private readonly ReadingOptions _options;
    private readonly SortedSet<string> _otherChannels = new(StringComparer.Ordinal);
    private readonly EventNormaliser _normaliser;
    private readonly List<DraftBuilder> _drafts = [];
    private readonly ImmutableArray<string>.Builder _errors = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _warnings = ImmutableArray.CreateBuilder<string>();
    private int _errorCount;
    private int _events;
    private int _eventsOfSchedule;
    private bool _isOfChannels;
    private Problem? _tooLarge;

    private ImportPipeline(IScheduleReader reader, ReadingOptions options)
    {
        _reader = reader;
        _options = options;
        _normaliser = new EventNormaliser(options, reader, AddError, note => Warning(note.ToString()));
    }

    /// <summary>Reads a whole document.</summary>
    /// <param name="reader">The reader of the document's format.</param>
    /// <param name="document">The bytes; read to the end, or to the first error that makes them unreadable.</param>
    /// <param name="options">How to read what the document leaves open.</param>
    /// <returns>
    /// At least one draft with at least one event each; or <c>parse_error</c>, <c>validation</c> (with every error) or
    /// <c>too_large</c>.
    /// </returns>
    public static Outcome<ImportResult> Run(IScheduleReader reader, Stream document, ReadingOptions options)
    {
        var pipeline = new ImportPipeline(reader, options);

        // (1) and (2) happen in the reader, (3) and (4) in Event() below.
        var unreadable = reader.Read(document, pipeline);
        if (pipeline._eventsOfSchedule > Limits.MaxEvents)
        {
            return new Problem(ErrorType.TooLarge, $"A schedule of the document has more than {Limits.MaxEvents:N0} events.")
            {
                Hint = "Split it into several schedules, for example one per month.",
            };
        }

        if ((pipeline._tooLarge ?? unreadable) is { } problem)
        {
            return problem;
        }

        return pipeline._errorCount > 0 ? pipeline.Invalid() : pipeline.Finish();
    }

    public void BeginSchedule()
    {
        _drafts.Add(new DraftBuilder());
        _eventsOfSchedule = 0;
        _normaliser.Reset();
    }

    public void Name(string name)
    {
        TooLarge(SizeRule.OfName(name));
        _drafts[^1].Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
    }

    public void Channel(ScheduleChannel channel)
    {
        TooLarge(SizeRule.Of(channel));
        if (_options.Channel is null || channel.Id == _options.Channel)
        {
            _drafts[^1].Add(channel);
        }
    }

    public void ScheduleExtras(Extras extras)
    {
        TooLarge(SizeRule.OfSchedule(extras));
        _drafts[^1].Extras = extras;
    }

    public bool Event(RawEvent rawEvent)
    {
        if (_options.Channel is { } wanted && rawEvent.Channel?.Trim() != wanted)
        {
            _otherChannels.Add(rawEvent.Channel?.Trim() ?? "");
            return true;
        }

        _events++;
        _eventsOfSchedule++;
        _isOfChannels |= rawEvent.IsChannel;
        if (_eventsOfSchedule > Limits.MaxEvents)
        {
            return false;
        }

        // (3)
        var item = _normaliser.Normalise(rawEvent, out var openEnd);
        if (item is not null && _errorCount == 0)
        {
            // (4)
            _drafts[^1].Add(item, openEnd);
        }

        // Nothing of it will be imported: the rest need not be read.
        return _tooLarge is null;
    }

    public void Warning(string message, Place? place = null)
    {
        if (_warnings.Count < Limits.MaxListed)
        {
            _warnings.Add(message);
        }
    }

    private void TooLarge(string? what, Place? place = null)
    {
        if (what is not null)
        {
            _tooLarge ??= new Problem(ErrorType.TooLarge, $"Nothing was imported: {what}.")
            {
                Hint = "docs/import.md lists the limits, which no real schedule comes near.",
                Place = place,
            };
        }
    }

    private void AddError(EventNote note)
    {
        var message = note.ToString();
        if (note.IsTooLarge)
        {
            TooLarge(message, new Place(note.Event.Line, note.Event.Column));
        }

        _errorCount++;
        if (_errorCount <= Limits.MaxListed)
        {
            _errors.Add(message);
        }
    }

    private string OtherChannels()
    {
        const int shown = 10;
        if (_otherChannels is { Count: 0 } or { Count: 1, Min: "" })
        {
            return "Its events name no channel: omit --channel.";
        }

        var names = string.Join(", ", _otherChannels.Where(id => id.Length > 0).Take(shown));
        return $"Its channels: {names}{(_otherChannels.Count > shown ? " …" : "")}.";
    }

    private Problem Invalid() => new(
        ErrorType.Validation,
        _errorCount == 1
            ? $"Nothing was imported: {_errors[0]}."
            : $"Nothing was imported: {_errorCount:N0} errors in {_events:N0} events. The first: {_errors[0]}.")
    {
        Hint = _isOfChannels
            ? "It looks like a list of channels, not of media: read it with import-channels (in REST: POST /api/channels/import)."
            : "Correct what “errors” lists and import again.",
        Details = _errorCount > _errors.Count ? $"The list is cut at {_errors.Count:N0} of {_errorCount:N0} errors." : null,
        Errors = _errors.ToImmutable(),
    };

    private Outcome<ImportResult> Finish()
    {
        // (5) A schedule without events is dropped if others have some (an empty one in an export of all).
        var drafts = _drafts
            .Where(draft => !draft.IsEmpty)
            .Select(draft => draft.Build(message => Warning(message)))
            .ToImmutableArray();
        if (drafts.IsEmpty && _options.Channel is { } wanted)
        {
            return new Problem(ErrorType.Validation, $"The document has no events of channel “{wanted}”.") { Hint = OtherChannels() };
        }

        if (drafts.IsEmpty)
        {
            return new Problem(ErrorType.Validation, "The document holds no events.")
            {
                Hint = $"A schedule in the format {_reader.Format} has at least one event; docs/formats.md shows the shapes.",
                Details = _warnings.Count > 0 ? _warnings[0] : null,
            };
        }

        if (_otherChannels.Count > 0)
        {
            var others = _otherChannels.Count == 1 ? "another channel" : $"{_otherChannels.Count} other channels";
            Warning($"Events of {others} were skipped.");
        }

        return new ImportResult(_reader.Format, drafts, _warnings.ToImmutable(), _normaliser.HasPlacedByDefault);
    }
}
