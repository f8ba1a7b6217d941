using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Dashboard.Parts;

/// <summary>What a person has entered for options of an operation: text as on a command line, by option.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<Option, string> _texts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The value of an option; null: none is given, so its default counts. Of a list: an item a line.</summary>
    public string? this[Option option]
    {
        get => _texts.GetValueOrDefault(option);
        set
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                _texts.Remove(option);
            }
            else
            {
                _texts[option] = value.Trim();
            }
        }
    }

    /// <summary>Gives all that is entered to a request. Options that its operation does not have are left out.</summary>
    public TRequest GiveTo<TRequest>(TRequest request)
        where TRequest : Request
    {
        foreach (var option in request.Operation.Options)
        {
            foreach (var text in TextsOf(option))
            {
                request.Add(option, text);
            }
        }

        return request;
    }

    /// <summary>What is wrong with the value of an option; null: nothing.</summary>
    public Problem? Check(Option option) => TextsOf(option).Select(text => ValueCheck.Of(option, text)).FirstOrDefault(problem => problem is not null);

    /// <summary>Whether each of these options has a value that it allows, and the required ones have one.</summary>
    public bool IsComplete(IEnumerable<Option> options) =>
        options.All(option => (!option.IsRequired || _texts.ContainsKey(option)) && Check(option) is null);

    public OptionValues Copy()
    {
        var copy = new OptionValues();
        foreach (var (option, text) in _texts)
        {
            copy._texts.Add(option, text);
        }

        return copy;
    }

    private string[] TextsOf(Option option) =>
        !_texts.TryGetValue(option, out var text) ? []
        : option.IsList ? text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [text];
}
