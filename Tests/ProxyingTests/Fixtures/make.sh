#!/bin/sh
# Makes the certificates of this folder anew. Needs openssl 3.
set -eu
cd "$(dirname "$0")"
days=36500
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

# sign NAME SUBJECT EXTENSIONS AUTHORITY DAYS: a certificate for NAME.key, signed by AUTHORITY
sign() {
    printf '%b' "$3" > "$work/extensions"
    openssl req -new -key "$1" -subj "/CN=$2" -out "$work/request"
    openssl x509 -req -in "$work/request" -CA "$4.pem" -CAkey "$4.key" -set_serial "0x$(openssl rand -hex 8)" \
        -days "$5" -extfile "$work/extensions" 2>/dev/null
}

key "$work/root.key"
openssl req -x509 -new -key "$work/root.key" -subj "/CN=rrbench test root" -days $days -out "$work/root.pem" \
    -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign
cp "$work/root.pem" root.pem

key "$work/issuer.key"
sign "$work/issuer.key" "rrbench test issuer" 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n' \
    "$work/root" $days > "$work/issuer.pem"

# The chains: the certificate, then the issuer between it and the root.
for name in server next; do
    key $name.key
    sign $name.key $name 'subjectAltName=DNS:localhost,DNS:server.test,IP:127.0.0.1,IP:::1\n' "$work/issuer" $days > $name.pem
    cat "$work/issuer.pem" >> $name.pem
done
key elsewhere.key
sign elsewhere.key elsewhere 'subjectAltName=DNS:elsewhere.test\n' "$work/issuer" $days > elsewhere.pem
cat "$work/issuer.pem" >> elsewhere.pem
sign server.key expired 'subjectAltName=IP:127.0.0.1\n' "$work/issuer" -1 > expired.pem
cat "$work/issuer.pem" >> expired.pem
openssl pkcs8 -topk8 -in server.key -passout pass:secret -out encrypted.key
