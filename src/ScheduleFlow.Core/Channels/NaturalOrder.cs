namespace ScheduleFlow.Core.Channels;

/// <summary>The order that people expect: case is ignored, and <c>Sport 2</c> comes before <c>Sport 10</c>.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var one = x.AsSpan();
        var other = y.AsSpan();
        while (!one.IsEmpty && !other.IsEmpty)
        {
            int order;
            if (char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0]))
            {
                var digits = TakeDigits(ref one);
                var others = TakeDigits(ref other);
                order = digits.Length != others.Length ? digits.Length.CompareTo(others.Length) : digits.SequenceCompareTo(others);
            }
            else
            {
                order = char.ToUpperInvariant(one[0]).CompareTo(char.ToUpperInvariant(other[0]));
                one = one[1..];
                other = other[1..];
            }

            if (order != 0)
            {
                return order;
            }
        }

        // Texts that differ only in case or leading zeros still have a fixed order.
        return one.Length != other.Length ? one.Length.CompareTo(other.Length) : string.CompareOrdinal(x, y);
    }

    // Without leading zeros.
    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        var digits = text[..length].TrimStart('0');
        text = text[length..];
        return digits;
    }
}
