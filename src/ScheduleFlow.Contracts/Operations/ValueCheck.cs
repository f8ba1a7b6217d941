using System.Globalization;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>Holds a value against the type of its option, the range of whole numbers, and the choices that are strict.</summary>
public static class ValueCheck
{
    /// <summary>How a flag that is given is written.</summary>
    public const string True = "true";

    /// <summary>How numbers are written: digits with a decimal point, in every locale.</summary>
    public const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <returns>A <c>validation</c> problem that names the option, its value and what it may be; null: it fits.</returns>
    public static Problem? Of(Option option, string text) => option.Type switch
    {
        OptionType.WholeNumber when !IsWholeNumber(option, text) =>
            new Problem(ErrorType.Validation, $"The {Words(option)} “{text}” is not a whole number from {option.Min ?? 0} to {option.Max ?? long.MaxValue}."),
        OptionType.Number when !TryNumber(text, out _) =>
            new Problem(ErrorType.Validation, $"--{option.Name} is “{text}”, but a number is expected."),
        _ when option.IsStrict && !option.Choices.Contains(text) =>
            new Problem(ErrorType.Validation, $"The {Words(option)} “{text}” is none of {string.Join(", ", option.Choices)}."),
        _ => null,
    };

    /// <summary>Reads a number that is finite.</summary>
    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static bool IsWholeNumber(Option option, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= (option.Min ?? 0) && number <= (option.Max ?? long.MaxValue);

    private static string Words(Option option) => option.Name.Replace('-', ' ');
}
