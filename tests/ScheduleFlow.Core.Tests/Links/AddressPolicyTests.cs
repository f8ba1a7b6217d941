using System.Net;
using ScheduleFlow.Core.Links;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Tests.Links;

public sealed class AddressPolicyTests
{
    [Theory]
    [InlineData("127.0.0.1", "a loopback address")]
    [InlineData("127.255.255.254", "a loopback address")]
    [InlineData("::1", "a loopback address")]
    [InlineData("0.0.0.0", "an unspecified address")]
    [InlineData("0.1.2.3", "an unspecified address")]
    [InlineData("::", "an unspecified address")]
    [InlineData("169.254.0.1", "a link-local address")]
    [InlineData("169.254.255.255", "a link-local address")]
    [InlineData("fe80::1", "a link-local address")]
    [InlineData("fe80::1%1", "a link-local address")]
    [InlineData("febf::1", "a link-local address")]
    [InlineData("169.254.169.254", "a cloud's metadata address")]
    [InlineData("100.100.100.200", "a cloud's metadata address")]
    [InlineData("168.63.129.16", "a cloud's metadata address")]
    [InlineData("192.0.0.192", "a cloud's metadata address")]
    [InlineData("fd00:ec2::254", "a cloud's metadata address")]
    [InlineData("224.0.0.1", "a multicast address")]
    [InlineData("239.255.255.255", "a multicast address")]
    [InlineData("ff02::1", "a multicast address")]
    [InlineData("255.255.255.255", "a broadcast address")]
    [InlineData("240.0.0.1", "a reserved address")]
    [InlineData("192.0.0.1", "a reserved address")]
    [InlineData("192.0.2.1", "a reserved address")]
    [InlineData("192.88.99.1", "a reserved address")]
    [InlineData("198.18.0.1", "a reserved address")]
    [InlineData("198.19.255.255", "a reserved address")]
    [InlineData("198.51.100.1", "a reserved address")]
    [InlineData("203.0.113.1", "a reserved address")]
    [InlineData("2001:db8::1", "a reserved address")]
    [InlineData("2001:2::1", "a reserved address")]
    [InlineData("3fff::1", "a reserved address")]
    [InlineData("100::1", "a reserved address")]
    [InlineData("fec0::1", "a reserved address")]
    [InlineData("64:ff9b:1::7f00:1", "a reserved address")]
    [InlineData("5f00::1", "a reserved address")]
    public void An_address_that_is_not_a_stations_is_refused(string address, string reason) =>
        Policy().Refuse("a.example", IPAddress.Parse(address)).Should().Be(reason);

    [Theory]
    [InlineData("::ffff:127.0.0.1", "a loopback address")]
    [InlineData("::127.0.0.1", "a loopback address")]
    [InlineData("::ffff:0:127.0.0.1", "a loopback address")]
    [InlineData("64:ff9b::127.0.0.1", "a loopback address")]
    [InlineData("2002:7f00:1::", "a loopback address")]
    [InlineData("2001:db8::5efe:127.0.0.1", "a loopback address")]
    [InlineData("2606:4700::200:5efe:169.254.169.254", "a cloud's metadata address")]
    [InlineData("::ffff:169.254.169.254", "a cloud's metadata address")]
    [InlineData("64:ff9b::169.254.169.254", "a cloud's metadata address")]
    [InlineData("2002:a9fe:a9fe::1", "a cloud's metadata address")]
    [InlineData("2001:0:7f00:1::", "a loopback address")] // Teredo's server
    [InlineData("2001:0:5db8:d822::80ff:fffe", "a loopback address")] // Teredo's client, inverted
    [InlineData("::ffff:0.0.0.0", "an unspecified address")]
    [InlineData("::2", "an unspecified address")]
    [InlineData("::ffff:224.0.0.1", "a multicast address")]
    public void An_address_that_stands_for_another_is_what_that_is(string address, string reason) =>
        Policy().Refuse("a.example", IPAddress.Parse(address)).Should().Be(reason);

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("1.1.1.1")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::1.1.1.1")]
    [InlineData("2002:101:101::1")]
    public void A_public_address_is_reached(string address)
    {
        Policy().Refuse("a.example", IPAddress.Parse(address)).Should().BeNull();
        Policy(refusePrivate: true).Refuse("a.example", IPAddress.Parse(address)).Should().BeNull();
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::192.168.0.1")]
    [InlineData("2002:a00:1::")]
    public void A_private_address_is_reached_unless_it_is_refused(string address)
    {
        Policy().Refuse("a.example", IPAddress.Parse(address)).Should().BeNull();
        Policy(refusePrivate: true).Refuse("a.example", IPAddress.Parse(address)).Should().Be("a private address");
        Policy(refusePrivate: true, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7").Refuse("a.example", IPAddress.Parse(address)).Should().BeNull();
    }

    [Fact]
    public void A_network_that_is_allowed_is_reached_and_its_neighbours_are_not()
    {
        var policy = Policy(false, "127.0.0.0/31", "169.254.169.254", "fe80::/64", "10.1.2.3/9");

        policy.Refuse("", IPAddress.Parse("127.0.0.1")).Should().BeNull();
        policy.Refuse("", IPAddress.Parse("127.0.0.2")).Should().Be("a loopback address");
        policy.Refuse("", IPAddress.Parse("::ffff:127.0.0.1")).Should().BeNull();
        policy.Refuse("", IPAddress.Parse("::1")).Should().Be("a loopback address");
        policy.Refuse("", IPAddress.Parse("169.254.169.254")).Should().BeNull();
        policy.Refuse("", IPAddress.Parse("169.254.169.253")).Should().Be("a link-local address");
        policy.Refuse("", IPAddress.Parse("fe80::1%2")).Should().BeNull();
        policy.Refuse("", IPAddress.Parse("fe80:0:0:1::1")).Should().Be("a link-local address");
    }

    [Theory]
    [InlineData("metadata.google.internal")]
    [InlineData("METADATA.Google.Internal.")]
    [InlineData("instance-data")]
    public void A_metadata_service_is_refused_by_name_unless_it_is_allowed(string host)
    {
        Policy().RefuseName(host).Should().Be("a cloud's metadata service");
        Policy(false, "metadata.google.internal", "instance-data").RefuseName(host).Should().BeNull();
    }

    [Fact]
    public void A_host_that_is_allowed_by_name_is_reached_wherever_it_is()
    {
        var policy = Policy(refusePrivate: true, "Encoder.Example");

        policy.Refuse("encoder.example.", IPAddress.Loopback).Should().BeNull();
        policy.Refuse("encoder.example", IPAddress.Parse("10.0.0.1")).Should().BeNull();
        policy.Refuse("other.encoder.example", IPAddress.Loopback).Should().Be("a loopback address");
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("::/129")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("http://a.example/")]
    public void An_entry_that_is_neither_network_nor_host_is_a_mistake(string entry)
    {
        AddressRange.IsRangeOrHost(entry).Should().BeFalse();
        ((Action)(() => Policy(false, entry))).Should().Throw<ArgumentException>().WithMessage($"“{entry}”*");
    }

    private static AddressPolicy Policy(bool refusePrivate = false, params string[] allowed) => new([.. allowed], refusePrivate);
}
