using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>
/// An operation as a client asks for it: the values of its options are added as they are found in path, query, form and
/// body, and whatever is wrong with them is collected, so that the client hears of all of it.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Route">The way that the client came.</param>
internal sealed record AskedOperation(Operation Operation, HttpRoute Route)
{
    // More than a client reads; a hostile one could send a million.
    private const int MostNoted = 20;

    private readonly HashSet<Option> _said = [];
    private readonly HashSet<Option> _refused = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _ignored = [];
    private readonly ImmutableArray<Option> _options = [.. Operation.OptionsOf(Route)];

    /// <summary>What is asked.</summary>
    public Request Request { get; } = Operations.NewRequest(Operation.Name)!;

    /// <summary>The options that this route has.</summary>
    public ImmutableArray<Option> Options => _options;

    /// <summary>The document that the client sends or names; null: none.</summary>
    public Option? Document => _options.FirstOrDefault(option => option is { Type: OptionType.Document, IsOperand: true });

    /// <summary>Unknown fields that were passed over, because the configuration says so.</summary>
    public IReadOnlyList<string> Ignored => _ignored;

    /// <summary>How unknown fields are taken.</summary>
    public required bool RefusesUnknown { get; init; }

    /// <summary>What is wrong with the values until now; null: nothing.</summary>
    public Problem? Problem => _errors.Count == 0
        ? null
        : new Problem(ErrorType.Validation, _errors[0]) { Hint = _hint, Errors = _errors.Count == 1 ? [] : [.. _errors] };

    private string? _hint;

    public Option? Find(string field) => _options.FirstOrDefault(option => option.IsNamed(field));

    /// <summary>Notes what is wrong; the first hint given is the one that the client gets.</summary>
    public void Refuse(string error, string? hint = null)
    {
        if (_errors.Count < MostNoted)
        {
            _errors.Add(error);
            _hint ??= hint;
        }
    }

    /// <summary>Refuses a name that no option has, or passes over it.</summary>
    /// <param name="field">The name.</param>
    /// <param name="what">What it is the name of: field, parameter.</param>
    /// <param name="there">The options that may be there; null: all of the route.</param>
    public void MeetUnknown(string field, string what, IEnumerable<Option>? there = null)
    {
        // Nobody can change what a TV adds to an address.
        if (Route.IsForTuners)
        {
            return;
        }

        if (!RefusesUnknown)
        {
            if (_ignored.Count < MostNoted)
            {
                _ignored.Add(field);
            }

            return;
        }

        if (_errors.Count >= MostNoted)
        {
            return;
        }

        var unknown = UnknownName.Of(what, field, there ?? _options);
        Refuse(unknown.Message, unknown.Hint);
    }

    /// <summary>Adds a value from a path, a query or a form; an empty one is none.</summary>
    public void Add(Option option, string text)
    {
        if (text.Length == 0 || !MayStillSay(option))
        {
            return;
        }

        // The worker would call it wrong usage, which no client of ours can be guilty of.
        if (option.IsStrict && !option.Choices.IsEmpty && !option.Choices.Contains(text))
        {
            RefuseValue(option, $"must be one of {string.Join(", ", option.Choices)}.");
            return;
        }

        if (option.Type != OptionType.Flag)
        {
            Request.Add(option, text);
            return;
        }

        switch (text)
        {
            case "true" or "1":
                AddFlag(option, true);
                break;
            case "false" or "0":
                AddFlag(option, false);
                break;
            default:
                RefuseValue(option, "must be true or false.");
                break;
        }
    }

    /// <summary>Adds a value from a JSON object; null is none.</summary>
    public void Add(Option option, JsonElement value)
    {
        switch (option.Type)
        {
            case var _ when value.ValueKind == JsonValueKind.Null:
                break;
            case OptionType.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                if (MayStillSay(option))
                {
                    AddFlag(option, value.GetBoolean());
                }

                break;
            case OptionType.Flag:
                RefuseValue(option, "must be true or false.");
                break;
            case OptionType.WholeNumber or OptionType.Number or OptionType.Revision when value.ValueKind == JsonValueKind.Number:
                Add(option, value.GetRawText());
                break;
            case var _ when option.IsList && !(option.Type == OptionType.Document && value.ValueKind == JsonValueKind.String):
                AddList(option, value);
                break;
            default:
                AddText(option, value);
                break;
        }
    }

    /// <summary>Adds what the route says of options that were not given.</summary>
    public void AddDefaults()
    {
        foreach (var (field, value) in Route.Defaults)
        {
            var option = _options.First(option => option.Field == field);
            if (!Request.Has(option))
            {
                Request.Add(option, Filled(value));
            }
        }
    }

    // The worker reads those of the body, and misses them.
    private bool IsForWorker(Option option) => Route.Body == BodyKind.Request && Route.InPath(option) is null;

    /// <summary>Notes every option that must be there and is not.</summary>
    public void CheckRequired()
    {
        foreach (var option in _options)
        {
            if (option.IsRequired && !Request.Has(option) && !_refused.Contains(option) && !IsForWorker(option))
            {
                Refuse(
                    $"{option.Field} is missing.",
                    option.Example is { } example && Route.Body == BodyKind.None ? $"Add ?{option.Field}={example} to the path." : null);
            }
        }
    }

    // What is said first counts: the body before the query, a false of it too.
    private bool MayStillSay(Option option) => _said.Add(option) || option.IsList;

    private void RefuseValue(Option option, string why)
    {
        _refused.Add(option);
        Refuse($"{option.Field} {why}");
    }

    private string Filled(string template) => Request.Values.Aggregate(
        template,
        static (text, given) => text.Replace($"{{{given.Option.Field}}}", given.Text, StringComparison.Ordinal));

    private void AddFlag(Option option, bool value)
    {
        if (value != option.IsInverted)
        {
            Request.Add(option, ValueCheck.True);
        }
    }

    private void AddText(Option option, JsonElement value)
    {
        if (JsonText.TryRead(value, out var text))
        {
            Add(option, text);
        }
        else
        {
            RefuseValue(option, "must be a text.");
        }
    }

    // An empty list, which would mean all, is wrong.
    private void AddList(Option option, JsonElement value)
    {
        var texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => JsonText.TryRead(item, out var text) ? text : "").ToList() : [];
        if (texts.Count == 0 || texts.Contains(""))
        {
            RefuseValue(option, "must be a list of one or more texts.");
            return;
        }

        foreach (var text in texts)
        {
            Request.Add(option, text);
        }
    }
}
